using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.App.Kit;

/// <summary>
/// Words with the numbers of documents in them: O-100051, HARBOUR-2026-000123. Browsers end a line after a hyphen before a digit,
/// and half a number is read as another one, so each is kept whole. Copying it copies the number and nothing else.
/// </summary>
public sealed partial class Numbered : ComponentBase
{
    /// <summary>As long as a number may be to have room in the title of a phone; the code of a partner can make it longer, and then it has to break.</summary>
    private const int Line = 25;

    [Parameter, EditorRequired] public string? Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var text = Text ?? "";
        var end = 0;
        foreach (var number in Numbers().EnumerateMatches(text))
        {
            builder.AddContent(0, text[end..number.Index]);
            end = number.Index + number.Length;
            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "class", number.Length <= Line ? "whole" : null);
            builder.AddContent(3, text[number.Index..end]);
            builder.CloseElement();
        }
        builder.AddContent(4, text[end..]);
    }

    /// <summary>As the counters write them: letters, perhaps a partner's code and a year, and at least five digits at the end.</summary>
    [GeneratedRegex(@"(?<![\w-])[A-Z][A-Z0-9]*-(?:[A-Z0-9]+-)*\d{5,}(?![\w-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
