using Bunit;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class A_number_in_a_sentence : BunitContext
{
    [Theory]
    [InlineData("Order O-100051 is paid.", "O-100051")]
    [InlineData("Invoice HARBOUR-2026-000123", "HARBOUR-2026-000123")]
    [InlineData("CN-NORTH-SEA-2026-000001", "CN-NORTH-SEA-2026-000001")]
    [InlineData("C-100001, T-100002", "C-100001", "T-100002")]
    [InlineData("since 2026-01-31, up to 1-100000, A-1234, x-100000, portal-100000", new string[0])]
    [InlineData("", new string[0])]
    [InlineData(null, new string[0])]
    [InlineData("CN-A-PARTNER-WITH-A-LONG-CODE-2026-000001", new string[0])]
    public void Stays_whole_and_everything_else_stays_text(string? text, params string[] numbers)
    {
        var drawn = Render<Numbered>(with => with.Add(part => part.Text, text));
        drawn.FindAll(".whole").Select(part => part.TextContent).ShouldBe(numbers);
        string.Concat(drawn.Nodes.Select(node => node.TextContent)).ShouldBe(text ?? "");
    }
}
