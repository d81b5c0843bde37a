using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Kit;
using Portal.Tests.World;

namespace Portal.Tests.Pages.Kit;

public sealed class Toasts_on_a_page : BunitContext
{
    private readonly ManualClock _clock = new();
    private readonly Toasts _toasts = new();

    public Toasts_on_a_page()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton(_toasts);
    }

    [Fact]
    public async Task Come_lead_on_and_go_by_themselves()
    {
        var region = Render<ToastRegion>();

        await region.InvokeAsync(() => _toasts.Show("Payment arrived.", Tone.Success, "/orders/1", "Show order"));

        region.Find(".toast").TextContent.ShouldContain("Payment arrived.");
        region.Find(".toast a").GetAttribute("href").ShouldBe("/orders/1");
        _clock.Advance(TimeSpan.FromSeconds(9));
        region.WaitForState(() => region.FindAll(".toast").Count == 0);
    }

    [Fact]
    public async Task Never_pile_up_beyond_four()
    {
        var region = Render<ToastRegion>();

        await region.InvokeAsync(() => { for (var i = 1; i <= 6; i++) _toasts.Show($"Message {i}"); });

        region.FindAll(".toast").Select(toast => toast.QuerySelector(".toast-text")!.TextContent.Trim()).ShouldBe(["Message 3", "Message 4", "Message 5", "Message 6"]);
    }

    [Fact]
    public void Can_be_closed()
    {
        _toasts.Show("Payment arrived.");
        var region = Render<ToastRegion>();

        region.Find("button[aria-label=Close]").Click();

        region.FindAll(".toast").ShouldBeEmpty();
    }
}
