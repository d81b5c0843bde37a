using Bunit;
using Portal.App.Ordering;
using Portal.App.Shop;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Tests.Domain;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Shop;

/// <summary>SPEC 6: what is asked between the card and the cart.</summary>
public sealed class Choosing_options
{
    private static readonly Parameter Domain = Asked.For("Domain", ParameterType.DomainName) with { Code = "domain" };

    [Fact]
    public async Task Of_a_quick_order_without_add_ons_is_skipped_the_service_is_in_the_cart_at_once()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ShopAsync(world, [], [Domain], quick: true);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<OrderNewProductsPage>("/order");

        await Button(page, "Add to Cart fibre").ClickAsync(new());

        ShouldShow(page, "1 service selected", "Total €100.00");
        page.HasInput("Domain").ShouldBeFalse("no further questions");
        Text(page).ShouldNotContain("from €100.00");
    }

    [Fact]
    public async Task Follows_with_the_price_and_lets_a_quick_order_leave_data_for_later()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ShopAsync(world, [Asked.YesNo("Backup", "5"), Asked.Quantity("IP address", "2.50", included: 1, max: 4), Asked.YesNo("Cores", "9", AddOnBilling.NotBilled)], [Domain], quick: true);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<OrderNewProductsPage>("/order");
        ShouldShow(page, "from €100.00");

        await Button(page, "Add to Cart fibre").ClickAsync(new());
        ShouldShow(page, "Backup + €5.00 / month", "From 0 to 4, 1 included, each more €2.50 / month.", "You can also fill this in later");
        Text(page).ShouldNotContain("Cores");
        page.Input("Backup", within: "dialog").Change(true);
        page.Input("IP address").Change("3");
        ShouldShow(page, "€110.00 at first then €110.00 every month");
        page.Find("dialog form").Submit();

        ShouldShow(page, "1 service selected", "Total €110.00", "Backup €5.00", "3 × IP address €5.00");
    }

    [Fact]
    public async Task Says_at_the_add_on_what_can_be_chosen()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ShopAsync(world, [Asked.Quantity("IP address", "2", min: 1, max: 4)], [], quick: true);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<OrderNewProductsPage>("/order");
        await Button(page, "Add to Cart fibre").ClickAsync(new());

        page.Input("IP address").Change("9");
        page.WaitForAssertion(() => page.Error("IP address").ShouldBe("IP address: choose from 1 to 4."), TimeSpan.FromSeconds(30));
        page.Find("dialog form button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
        page.Input("IP address").Change("4");
        ShouldShow(page, "€108.00 at first");
    }

    [Fact]
    public async Task Of_an_ordinary_product_asks_for_its_data_and_keeps_what_was_typed_when_it_is_wrong()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ShopAsync(world, [], [Domain], quick: false);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<OrderNewProductsPage>("/order");
        await Button(page, "Select the service fibre").ClickAsync(new());

        page.Input("Domain").Change("example");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => page.Error("Domain").ShouldBe("Write the whole name with its ending, such as example.com."), TimeSpan.FromSeconds(30));
        page.Input("Domain").GetAttribute("value").ShouldBe("example");
        page.Input("Domain").Change("");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => page.Error("Domain").ShouldBe("Domain is needed."), TimeSpan.FromSeconds(30));

        page.Input("Domain").Change("example.com");
        page.Find("dialog form").Submit();
        ShouldShow(page, "1 service selected");
        (await world.SendAsync(PortalWorld.Login(customer), new CartContents())).Lines.Single().Data.Values.ShouldBe([Asked.Value("domain", "example.com")]);
    }

    [Fact]
    public async Task Can_be_done_otherwise_from_the_cart()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ShopAsync(world, [Asked.YesNo("Backup", "5")], [], quick: true);
        await world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre", [Asked.Pick("backup")]));
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        ShouldShow(page, "Backup €5.00", "Due today €105.00");

        await Button(page, "Change options of fibre").ClickAsync(new());
        page.Input("Backup", within: "dialog").HasAttribute("checked").ShouldBeTrue();
        page.Input("Backup", within: "dialog").Change(false);
        ShouldShow(page, "€100.00 at first");
        page.Find("dialog form").Submit();

        ShouldShow(page, "Due today €100.00");
    }

    private static async Task<Customer> ShopAsync(PortalWorld world, AddOn[] addOns, Parameter[] parameters, bool quick)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), addOns.Select(addOn => addOn with { Code = addOn.Code.ToLowerInvariant().Replace(' ', '-') }), parameters, quick);
        return customer;
    }
}
