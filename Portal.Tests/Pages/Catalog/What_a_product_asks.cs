using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.App.Catalog;
using Portal.Domain.Catalog;
using Portal.Tests.Domain;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Catalog;

/// <summary>SPEC 6: add-ons, parameters and setting up in the form of a product, with what the customer will be asked beside it.</summary>
public sealed class What_a_product_asks
{
    [Fact]
    public async Task Is_shown_beside_the_form_before_anything_is_saved()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await FormAsync(world);
        var page = Open(screen);

        await Button(page, "Add an add-on").ClickAsync(new());
        page.Input("Name of the add-on").Change("Backup");
        page.Input("Short name").Change("backup");
        page.Input("Price in EUR", 1).Change("5");
        await Button(page, "Add a parameter").ClickAsync(new());
        page.Input("Name of the parameter").Change("Your domain");
        page.Input("Short name", 1).Change("domain");

        page.WaitForAssertion(() =>
        {
            var shown = string.Join(' ', page.Find(".preview").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            foreach (var text in new[] { "from €100.00", "What the customer is asked", "Backup + €5.00 / month", "Your domain" })
                shown.ShouldContain(text);
        }, TimeSpan.FromSeconds(30));
        page.Find(".preview .form").HasAttribute("inert").ShouldBeTrue("it is for looking at");
        (await ProductAsync(world)).AddOns.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_saved_with_quick_order_and_setting_up()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await FormAsync(world);
        var page = Open(screen);
        await Button(page, "Add an add-on").ClickAsync(new());
        page.Input("Name of the add-on").Change("IP address");
        page.Input("Short name").Change("ip");
        Choose(page, "Chosen by", "Quantity");
        page.Input("Included").Change("1");
        page.Input("Most").Change("8");
        page.Input("Price of each more in EUR").Change("2.50");
        await Button(page, "Add a parameter").ClickAsync(new());
        page.Input("Name of the parameter").Change("Names");
        page.Input("Short name", 1).Change("names");
        Choose(page, "Kind of value", "List of names");
        Choose(page, "Limit from an add-on", "IP address");
        page.Input("Quick order").Change(true);
        page.Input("Set up by processing modules").Change(true);
        page.Input("Internal name").Change("cert-1");
        Choose(page, "Settings form", "Certificate");

        page.Find("form").Submit();

        ShouldShow(page, "Saved. Open shop pages show it already.");
        var product = await ProductAsync(world);
        var ip = product.AddOns.ShouldHaveSingleItem();
        (ip.Kind, ip.Billing, ip.Included, ip.Min, ip.Max, ip.Options.Single().Prices.Single()).ShouldBe((AddOnKind.Quantity, AddOnBilling.PerPeriod, 1, 0, 8, new AddOnPrice(Currency.Eur, 250)));
        (product.Parameters.Single().Type, product.Parameters.Single().MostFrom).ShouldBe((ParameterType.NameList, "ip"));
        (product.QuickOrder, product.NeedsSetup, product.InternalName, product.SettingsForm).ShouldBe((true, true, "cert-1", SettingsForm.Certificate));
    }

    [Fact]
    public async Task Tells_a_mistake_under_its_row_and_loses_nothing()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await FormAsync(world, Asked.YesNo("backup", "5"), Asked.YesNo("mirror", "7"));
        var page = Open(screen);

        page.Input("Short name", 1).Change("backup");
        page.Find("form").Submit();

        page.WaitForAssertion(() =>
        {
            var rows = page.FindAll(".product-row");
            rows[0].QuerySelector(".field-error").ShouldBeNull();
            rows[1].QuerySelector(".field-error")!.TextContent.ShouldContain("Another add-on has this short name.");
        }, TimeSpan.FromSeconds(30));
        page.Input("Name of the add-on", 1).GetAttribute("value").ShouldBe("mirror");
        (await ProductAsync(world)).AddOns.Select(addOn => addOn.Code).ShouldBe(["backup", "mirror"]);
    }

    [Fact]
    public async Task Can_be_moved_and_taken_out()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await FormAsync(world, Asked.YesNo("backup", "5"), Asked.YesNo("mirror", "7"), Asked.YesNo("support", "9"));
        var page = Open(screen);

        await Button(page, "Move support up").ClickAsync(new());
        await Button(page, "Remove backup").ClickAsync(new());
        page.Find("form").Submit();

        ShouldShow(page, "Saved.");
        (await ProductAsync(world)).AddOns.Select(addOn => addOn.Code).ShouldBe(["support", "mirror"]);
    }

    private static async Task<Screen> FormAsync(PortalWorld world, params AddOn[] addOns)
    {
        await world.TheDefaultPartnerAsync();
        await world.AskAsync(await world.AProductAsync(), addOns, quick: false);
        return new(world, PortalWorld.Administrator);
    }

    private static IRenderedComponent<ProductPage> Open(Screen screen)
    {
        var page = screen.Open<ProductPage>("/admin/products/fibre", with => with.Add(form => form.Code, "fibre"));
        page.WaitForAssertion(() => page.Find(".preview .product").ShouldNotBeNull(), TimeSpan.FromSeconds(30));
        return page;
    }

    private static void Choose(IRenderedComponent<ProductPage> page, string label, string option)
    {
        var choice = page.Input(label).QuerySelectorAll("option").Single(found => found.TextContent == option).GetAttribute("value");
        page.Input(label).Change(choice);
    }

    private static Task<Product> ProductAsync(PortalWorld world) => world.DbAsync(db => db.Products.AsNoTracking().SingleAsync());
}
