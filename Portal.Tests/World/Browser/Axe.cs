using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Tests.World.Browser;

public static class Axe
{
    // Of what axe reports only what is read here leaves the browser: no page has frames, and whole results are long.
    private const string Run = """
        axe.run(document, { resultTypes: ['violations'] }).then(result => JSON.stringify({
            passes: result.passes.length,
            violations: result.violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(({ target, html }) => `${target} ${html}`) })),
        }))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with rule, element and remedy for each violation that axe rates serious or critical.</summary>
    public static async Task ShouldHaveNoSeriousAxeViolations(this IPage page)
    {
        await page.EvaluateAsync(Script);
        var result = JsonSerializer.Deserialize<AxeFindings>(await page.EvaluateAsync<string>(Run), JsonSerializerOptions.Web)!;
        result.Passes.ShouldBePositive("axe checked nothing: the page was empty.");
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe).ToList();
        serious.ShouldBeEmpty($"{page.Url} has:\n{string.Join('\n', serious)}");
    }

    private static string Describe(AxeViolation violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => $"    {node}"))}";

    private sealed record AxeFindings(int Passes, IReadOnlyList<AxeViolation> Violations);

    private sealed record AxeViolation(string Id, string? Impact, string Help, IReadOnlyList<string> Nodes);
}
