using Bunit;
using Portal.App.Shell;
using Portal.App.Shop;
using Portal.Domain.Catalog;
using Portal.Domain.Partners;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Shop;

/// <summary>SPEC 2: the page <b>Order new products</b>.</summary>
public sealed class The_order_page
{
    [Fact]
    public async Task Groups_the_cards_in_the_order_of_the_types()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("move", type: ProductType.OneTime, period: null);
        await world.AProductAsync("server", type: ProductType.Recurring);
        await world.AProductAsync("phone", type: ProductType.Voice);
        await world.AProductAsync("fibre", type: ProductType.Internet);
        await world.AProductAsync("family", type: ProductType.Bundle);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        var page = screen.Open<OrderNewProductsPage>("/order");

        ShouldShow(page, "Order new products", "€100.00");
        page.FindAll(".group-title").Select(title => title.TextContent).ShouldBe(["Bundles", "Internet", "Voice", "Recurring", "One-time"]);
    }

    [Fact]
    public async Task Finds_by_word_and_type_from_the_address()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre");
        await world.AProductAsync("phone", type: ProductType.Voice);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        var byType = screen.Open<OrderNewProductsPage>("/order?type=Voice");
        ShouldShow(byType, "phone");
        byType.FindAll(".product").Count.ShouldBe(1);

        var byWord = screen.Open<OrderNewProductsPage>("/order?q=FIB");
        ShouldShow(byWord, "fibre");
        byWord.FindAll(".product").Count.ShouldBe(1);

        ShouldShow(screen.Open<OrderNewProductsPage>("/order?q=submarine"), "No product matches your search");
    }

    [Fact]
    public async Task Follows_when_the_partner_switches_ordering_off_and_on()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<OrderNewProductsPage>("/order");
        ShouldShow(page, "Select the service");

        await world.SetAsync(partner, PartnerSettings.OrderingEnabled, "off");

        ShouldShow(page, "Ordering is switched off at the moment");
        page.FindAll(".product").ShouldBeEmpty();

        await world.SetAsync(partner, PartnerSettings.OrderingEnabled, "on");
        ShouldShow(page, "Select the service");
    }

    [Fact]
    public async Task Opens_everything_about_a_product_by_its_link()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        var page = screen.Open<OrderNewProductsPage>("/order/fibre", with => with.Add(p => p.Code, "fibre"));
        ShouldShow(page, "What it costs", "First bill €78.90", "What happens after ordering", "We confirm the start date");

        var unknown = screen.Open<OrderNewProductsPage>("/order/nothing", with => with.Add(p => p.Code, "nothing"));
        ShouldShow(unknown, "This product is not offered, or not any more.");
    }

    [Fact]
    public async Task Lets_visitors_in_as_far_as_the_partner_wants()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Visitor(partner));
        ShouldShow(screen.Open<OrderNewProductsPage>("/order"), "Select the service");

        await world.SetAsync(partner, PartnerSettings.OrderLinks, "off");
        var byLink = screen.Open<OrderNewProductsPage>("/order/fibre", with => with.Add(p => p.Code, "fibre"));
        ShouldShow(byLink, "Links to a single product are not open to visitors here.");
        byLink.FindAll(".drawer h2").ShouldBeEmpty("the product stays closed");

        await world.SetAsync(partner, PartnerSettings.GuestOrders, "off");
        var closed = screen.Open<OrderNewProductsPage>("/order");
        ShouldShow(closed, "Sign in to see the products and to order");
        closed.FindAll(".product").ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_for_looking_only_when_staff_view_it_as_a_customer()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APayingPartnerAsync();
        await world.APartnerAsync("harbour");
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);

        var page = screen.Open<OrderNewProductsPage>("/order?as=harbour");

        ShouldShow(page, "You see what a customer of harbour sees", "View details");
        HasButton(page, "Select the service").ShouldBeFalse();
    }

    [Fact]
    public async Task Shows_a_partners_shop_to_its_own_users_and_to_nobody_else()
    {
        await using var world = await PortalWorld.CreateAsync();
        var main = await world.APayingPartnerAsync();
        var harbour = await world.APartnerAsync("harbour");
        var customer = await world.ACustomerAsync(main);

        (await world.SendAsync(PortalWorld.PartnerUser(harbour), new ProductCards("harbour"))).PartnerId.ShouldBe(harbour.Id);
        foreach (var other in new Actor[] { PortalWorld.PartnerUser(main), PortalWorld.Login(customer), PortalWorld.Visitor(harbour) })
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(other, new ProductCards("harbour")))).Code.ShouldBe(Refusal.Missing);
    }
}
