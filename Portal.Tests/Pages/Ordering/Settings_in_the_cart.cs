using Bunit;
using Portal.App.Ordering;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Tests.Domain;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Ordering;

/// <summary>Seed 000: the button <b>Settings</b> before the client pays.</summary>
public sealed class Settings_in_the_cart
{
    [Fact]
    public async Task Fill_in_what_is_missing_and_go_on_to_the_next_line_that_needs_data()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        ShouldShow(page, "Needs Domain");
        page.FindAll(".line-needs").Count.ShouldBe(2);

        await Button(page, "Settings of fibre").ClickAsync(new());
        page.Input("Domain").Change("example.com");
        page.Find("dialog form").Submit();
        ShouldShow(page, "fibre is saved.");
        page.WaitForAssertion(() => page.FindAll(".line-needs").Count.ShouldBe(1), TimeSpan.FromSeconds(30));

        page.WaitForAssertion(() => page.Input("Domain").GetAttribute("value").ShouldBeNullOrEmpty(), TimeSpan.FromSeconds(30));
        page.Input("Domain").Change("example.org");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.FindAll(".line-needs").ShouldBeEmpty(), TimeSpan.FromSeconds(30));
        page.FindAll("dialog form").ShouldBeEmpty("none is left: back to the checkout");
        (await world.SendAsync(PortalWorld.Login(customer), new CartContents())).Lines.SelectMany(line => line.Data.Values).Select(value => value.Value).ShouldBe(["example.com", "example.org"]);
    }

    [Fact]
    public async Task Tell_what_is_wrong_under_the_field()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Login(await FilledAsync(world)));
        var page = screen.Open<CartPage>("/cart");
        await Button(page, "Settings of fibre").ClickAsync(new());

        page.Input("Domain").Change("-example.com");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.Error("Domain").ShouldNotBeNullOrEmpty(), TimeSpan.FromSeconds(30));
        page.Input("Domain").GetAttribute("value").ShouldBe("-example.com");
    }

    [Fact]
    public async Task Do_not_keep_anybody_from_paying()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Login(await FilledAsync(world)));
        var page = screen.Open<CartPage>("/cart");

        await Button(page, "Order new product(s)").ClickAsync(new());

        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
    }

    private static async Task<Customer> FilledAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Asked.For("domain", ParameterType.DomainName) with { Name = "Domain" }], setUp: true);
        await world.FillCartAsync(customer, "fibre", "fibre");
        return customer;
    }
}
