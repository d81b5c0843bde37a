using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Tests.World.Browser;

public static class Axe
{
    /// <summary>Fails with rule, element and remedy for each violation that axe rates serious or critical.</summary>
    public static async Task ShouldHaveNoSeriousAxeViolations(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        result.Passes.ShouldNotBeEmpty("axe checked nothing: the page was empty.");
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe).ToList();
        serious.ShouldBeEmpty($"{page.Url} has:\n{string.Join('\n', serious)}");
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => $"    {node.Target} {node.Html}"))}";
}
