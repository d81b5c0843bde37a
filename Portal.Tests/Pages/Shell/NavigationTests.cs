using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Portal.App.Gallery;
using Portal.App.Shell;

namespace Portal.Tests.Pages.Shell;

public sealed class The_frame_of_a_page : BunitContext
{
    [Fact]
    public void Keeps_four_entries_in_the_bar_of_a_phone_and_the_rest_under_more()
    {
        var nav = Render<SideNav>(with => with.Add(n => n.Entries, Navigation.Customer));

        nav.FindAll(".nav-list:not(.nav-rest) .nav-text").Select(text => text.TextContent).ShouldBe(["Dashboard", "Order new products", "My services", "Orders"]);
        nav.FindAll(".nav-rest .nav-text").Select(text => text.TextContent).ShouldBe(["Invoices", "Tickets"]);
        nav.Find("button").GetAttribute("popovertarget").ShouldBe(nav.Find(".nav-rest").Id);
    }

    [Fact]
    public void Needs_no_more_for_a_visitor() =>
        Render<SideNav>(with => with.Add(n => n.Entries, Navigation.Visitor)).FindAll("button").ShouldBeEmpty();

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public void Keeps_the_gallery_of_parts_from_customers(string environment, bool shown)
    {
        Services.AddSingleton<IHostEnvironment>(new HostIn(environment));
        var missing = false;
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().OnNotFound += (_, _) => missing = true;

        var page = Render<DevelopmentOnly>(with => with.AddChildContent("parts"));

        page.Markup.Contains("parts", StringComparison.Ordinal).ShouldBe(shown);
        missing.ShouldBe(!shown);
    }

    private sealed class HostIn(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "Portal.App";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
