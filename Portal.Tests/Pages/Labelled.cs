using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Pages;

/// <summary>Inputs by the words above them, as people find them.</summary>
internal static class Labelled
{
    /// <summary>The input whose label starts with these words; the <paramref name="which"/>th of them.</summary>
    public static IElement Input<TPage>(this IRenderedComponent<TPage> page, string label, int which = 0, string within = "") where TPage : IComponent
    {
        page.WaitForAssertion(() => Labels(page, label, within).Count.ShouldBeGreaterThan(which, $"no “{label}” among {string.Join(" | ", page.FindAll("label").Select(found => found.TextContent.Trim()))}"), TimeSpan.FromSeconds(30));
        var found = Labels(page, label, within)[which];
        return found.GetAttribute("for") is { } id ? page.Find($"#{id}") : found.QuerySelector("input")!;
    }

    public static bool HasInput<TPage>(this IRenderedComponent<TPage> page, string label) where TPage : IComponent => Labels(page, label, "").Count > 0;

    /// <summary>What is said to be wrong at that input.</summary>
    public static string? Error<TPage>(this IRenderedComponent<TPage> page, string label) where TPage : IComponent =>
        page.Input(label).Closest(".field")?.QuerySelector(".field-error")?.TextContent.Trim();

    private static List<IElement> Labels<TPage>(IRenderedComponent<TPage> page, string label, string within) where TPage : IComponent =>
        [.. page.FindAll($"{within} label".Trim()).Where(found => string.Join(' ', found.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).StartsWith(label, StringComparison.Ordinal))];
}
