using AngleSharp.Dom;
using Bunit;
using Portal.App.Catalog;
using Portal.Tests.World;

namespace Portal.Tests.Pages.Catalog;

public sealed class The_product_form
{
    [Fact]
    public async Task Draws_the_card_with_every_change_before_anything_is_saved()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync(price: 29.90m, setup: 49m);
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = Open(screen, "/admin/products/fibre", "fibre");
        Card(page).ShouldContain("€29.90");
        Card(page).ShouldContain("+ €49.00 setup");

        Input(page, "Name").Input("Home Fibre 500");
        Input(page, "Badge").Input("Popular");
        Input(page, "Price in EUR").Change("35");
        Input(page, "Features").Change("Fast\nCheap");
        page.FindAll(".choice input")[1].Change(true);

        page.WaitForAssertion(() =>
        {
            foreach (var text in new[] { "Home Fibre 500", "Popular", "€35.00", "/ month", "Fast", "Cheap", "By hand" })
                Card(page).ShouldContain(text);
        }, TimeSpan.FromSeconds(30));
        (await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"))).Draft.Name.ShouldBe("fibre");
    }

    [Fact]
    public async Task Says_in_place_that_it_saved_and_goes_on_from_there()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = Open(screen, "/admin/products/fibre", "fibre");

        Input(page, "Short text").Input("Fast.");
        Screen.ShouldShow(page, "Not saved yet");
        page.Find("form").Submit();
        Screen.ShouldShow(page, "Saved. Open shop pages show it already.");
        Input(page, "Short text").Input("Faster.");
        page.Find("form").Submit();

        Screen.ShouldShow(page, "Saved. Open shop pages show it already.");
        (await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"))).Draft.ShortText.ShouldBe("Faster.");
    }

    [Fact]
    public async Task Tells_a_taken_code_under_the_code()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = Open(screen, "/admin/products/new", null);

        Input(page, "Code").Change("fibre");
        Input(page, "Name").Input("Another one");
        Input(page, "Price in EUR").Change("10");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Input(page, "Code").Closest(".field")!.QuerySelector(".field-error")!.TextContent.ShouldContain("Another product has the code “fibre”"), TimeSpan.FromSeconds(30));
        Input(page, "Name").GetAttribute("value").ShouldBe("Another one");
    }

    [Fact]
    public async Task Refuses_to_overwrite_somebody_else_and_loses_nothing_that_was_typed()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = Open(screen, "/admin/products/fibre", "fibre");
        Input(page, "Name").Input("Mine");

        var theirs = await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"));
        theirs.Draft.Name = "Theirs";
        await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", theirs.Version, theirs.Draft));
        page.Find("form").Submit();

        Screen.ShouldShow(page, "nothing was overwritten", "Load the current state");
        Input(page, "Name").GetAttribute("value").ShouldBe("Mine");
        (await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"))).Draft.Name.ShouldBe("Theirs");

        Screen.Button(page, "Load the current state").Click();
        page.WaitForAssertion(() => Input(page, "Name").GetAttribute("value").ShouldBe("Theirs"), TimeSpan.FromSeconds(30));
        Screen.HasButton(page, "Load the current state").ShouldBeFalse();
    }

    [Fact]
    public async Task Leads_to_the_new_product_once_it_is_created()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = Open(screen, "/admin/products/new", null);

        Input(page, "Code").Change("voice-flat");
        Input(page, "Name").Input("Voice Flat");
        Input(page, "Price in EUR").Change("9.90");
        page.Find("form").Submit();

        Screen.Until(page, () => screen.Address == "/admin/products/voice-flat");
        (await world.SendAsync(PortalWorld.Staff, new ProductForm("voice-flat"))).Draft.Name.ShouldBe("Voice Flat");
    }

    [Fact]
    public async Task Starts_a_copy_with_everything_but_the_code()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync(price: 12.34m);
        await using var screen = new Screen(world, PortalWorld.Administrator);

        var page = Open(screen, "/admin/products/new?copy=fibre", null);

        Input(page, "Name").GetAttribute("value").ShouldBe("fibre (copy)");
        Input(page, "Code").GetAttribute("value").ShouldBeNullOrEmpty();
        Input(page, "Price in EUR").GetAttribute("value").ShouldBe("12.34");
        Card(page).ShouldContain("€12.34");
    }

    [Fact]
    public async Task Is_for_staff_to_read_only()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);

        var page = Open(screen, "/admin/products/fibre", "fibre");

        Screen.ShouldShow(page, "Only administrators change the catalogue.");
        page.Find("form > fieldset").HasAttribute("disabled").ShouldBeTrue();
    }

    private static IRenderedComponent<ProductPage> Open(Screen screen, string address, string? code)
    {
        var page = screen.Open<ProductPage>(address, with => with.Add(form => form.Code, code));
        page.WaitForAssertion(() => page.Find(".preview .product, .preview .notice").ShouldNotBeNull(), TimeSpan.FromSeconds(30));
        return page;
    }

    private static string Card(IRenderedComponent<ProductPage> page) => string.Join(' ', page.Find(".preview .product").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement Input(IRenderedComponent<ProductPage> page, string label)
    {
        var id = page.FindAll("label").First(found => found.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).GetAttribute("for");
        return page.Find($"#{id}");
    }
}
