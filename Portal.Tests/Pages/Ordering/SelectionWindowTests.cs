using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shop;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Ordering;

/// <summary>SPEC 2: what opens after <b>Select the service</b>.</summary>
public sealed class The_selection_window
{
    [Fact]
    public async Task Shows_what_was_chosen_and_the_total_and_marks_the_card()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await ShopAsync(world);
        var page = screen.Open<OrderNewProductsPage>("/order");

        await Button(page, "Select the service fibre").ClickAsync(new());
        ShouldShow(page, "1 service selected", "Total €78.90", "Then €29.90 every month.");

        await Button(page, "Select more").ClickAsync(new());
        page.FindAll(".dialog h2").ShouldBeEmpty("Select more closes like the cross");
        await Button(page, "Select the service fibre").ClickAsync(new());
        ShouldShow(page, "2 services selected", "Total €157.80");
        page.Find(".product.is-chosen").TextContent.ShouldContain("2 selected");
    }

    [Fact]
    public async Task Deletes_a_product_and_takes_that_back()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await ShopAsync(world);
        var page = screen.Open<OrderNewProductsPage>("/order");
        await Button(page, "Select the service fibre").ClickAsync(new());

        await Button(page, "Remove fibre").ClickAsync(new());
        ShouldShow(page, "Nothing is selected", "fibre removed");
        HasButton(page, "Checkout").ShouldBeFalse("there is nothing to check out");
        (await world.DbAsync(db => db.Carts.SelectMany(cart => cart.Lines).CountAsync())).ShouldBe(0);

        await Button(page, "Undo").ClickAsync(new());
        ShouldShow(page, "1 service selected");
        (await world.DbAsync(db => db.Carts.SelectMany(cart => cart.Lines).CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Leads_to_the_cart()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await ShopAsync(world);
        var page = screen.Open<OrderNewProductsPage>("/order");
        await Button(page, "Select the service fibre").ClickAsync(new());

        await Button(page, "Checkout").ClickAsync(new());

        screen.Address.ShouldBe("/cart");
    }

    [Fact]
    public async Task Says_why_a_product_could_not_be_selected()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await ShopAsync(world);
        var page = screen.Open<OrderNewProductsPage>("/order");
        Button(page, "Select the service fibre");
        await world.DbAsync(db => db.Products.ExecuteUpdateAsync(rows => rows.SetProperty(product => product.Enabled, false)));

        await Button(page, "Select the service fibre").ClickAsync(new());

        ShouldShow(page, "This product cannot be ordered at the moment. Choose another one.");
    }

    private static async Task<Screen> ShopAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        return new(world, PortalWorld.Login(customer));
    }
}
