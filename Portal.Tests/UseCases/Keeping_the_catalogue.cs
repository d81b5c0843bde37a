using Microsoft.EntityFrameworkCore;
using Portal.App.Catalog;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Keeping_the_catalogue
{
    [Theory, OnEveryDatabase]
    public async Task A_new_product_keeps_every_field_of_the_form(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        var part = await world.AProductAsync("router");
        var draft = Full(await EmptyAsync(world));
        draft.Contents = [new() { ProductId = part.Id, Quantity = 2 }];

        (await world.SendAsync(PortalWorld.Administrator, new CreateProduct(draft))).ShouldBe("home-bundle");

        var product = await world.DbAsync(db => db.Products.SingleAsync(row => row.Code == "home-bundle"));
        product.Type.ShouldBe(ProductType.Bundle);
        product.Description.ShouldBe(new ProductDescription("Home Bundle", "All in one.", "Details", "We call you.", "layers", "/pictures/fibre.svg", "New", product.Description.Features));
        product.Description.Features.ShouldBe(["Fast", "Cheap"]);
        product.Period.ShouldBe(BillingPeriod.Days(30));
        product.PriceIn(Currency.Eur).ShouldBe(new ProductPrice(Currency.Eur, 2990, 4900));
        (product.PriceIncludesTax, product.TaxCode, product.ContractMonths, product.Execution).ShouldBe((false, "standard", 24, ExecutionType.Manual));
        product.Contents.ShouldBe([new BundleItem(part.Id, 2)]);
        (product.Enabled, product.ShowOnPortal, product.SortOrder).ShouldBe((true, false, 7));
        product.Audience.Partners.ShouldBe(["default"]);
        product.Audience.Categories.ShouldBe([CustomerCategory.Business]);
        product.Audience.Locations.ShouldBe(["Pier 1", "Pier 2"]);
        product.Audience.Labels.ShouldBe(["vip"]);

        var read = (await world.SendAsync(PortalWorld.Staff, new ProductForm("home-bundle"))).Draft;
        ProductShouldBe(read.Create(), product);
        (await world.DbAsync(db => db.Audit.SingleAsync())).Action.ShouldBe("product.created");
    }

    [Theory, OnEveryDatabase]
    public async Task A_code_is_taken_once_and_the_refusal_stands_under_the_field(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync("home-bundle");

        var refusal = await Should.ThrowAsync<Refusal>(async () => await world.SendAsync(PortalWorld.Administrator, new CreateProduct(Full(await EmptyAsync(world)))));

        (refusal.Code, refusal.Field).ShouldBe(("product.code-taken", "Code"));
    }

    [Theory, OnEveryDatabase]
    public async Task Twenty_people_who_create_the_same_code_at_once_make_one_product(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        var drafts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => Full(await EmptyAsync(world))));

        var results = await Task.WhenAll(drafts.Select(async draft =>
        {
            try
            {
                return await world.SendAsync(PortalWorld.Administrator, new CreateProduct(draft));
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        }));

        results.Count(result => result == "home-bundle").ShouldBe(1);
        results.Count(result => result == "product.code-taken").ShouldBe(19);
        (await world.DbAsync(db => db.Products.CountAsync())).ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_saved_in_between_is_not_overwritten(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync();
        var mine = await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"));
        var other = await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"));
        other.Draft.Name = "Theirs";
        var next = await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", other.Version, other.Draft));
        mine.Draft.Name = "Mine";

        var refusal = await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", mine.Version, mine.Draft)));

        refusal.Code.ShouldBe(Refusal.Stale);
        (await NameAsync(world)).ShouldBe("Theirs");
        mine.Draft.Name.ShouldBe("Mine", "what was typed stays");
        other.Draft.Name = "Again";
        await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", next, other.Draft));
        (await NameAsync(world)).ShouldBe("Again", "the answered version goes on");
    }

    [Theory, OnEveryDatabase]
    public async Task An_edit_leaves_only_what_differs_in_the_audit_log(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync(price: 100m);
        var form = await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"));
        form.Draft.Prices.Single(price => price.Currency == Currency.Eur).Price = 89.90m;

        await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", form.Version, form.Draft));

        var entry = await world.DbAsync(db => db.Audit.SingleAsync());
        (entry.Action, entry.Subject, entry.OldValue, entry.NewValue).ShouldBe(("product.changed", "Product fibre", "Prices: 100.00 EUR", "Prices: 89.90 EUR"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_copy_takes_everything_but_code_and_name(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync(price: 12.34m);

        var copy = await world.SendAsync(PortalWorld.Staff, new ProductForm(null, CopyOf: "fibre"));

        (copy.Draft.Code, copy.Draft.Name, copy.Version).ShouldBe(("", "fibre (copy)", 0));
        copy.Draft.Prices.Single(price => price.Currency == Currency.Eur).Price.ShouldBe(12.34m);
        copy.Draft.Code = "fibre-2";
        await world.SendAsync(PortalWorld.Administrator, new CreateProduct(copy.Draft));
        (await world.DbAsync(db => db.Products.CountAsync())).ShouldBe(2);
    }

    [Theory]
    [InlineData("Name", "product.name")]
    [InlineData("Code", "slug")]
    [InlineData("Price.EUR", "money.decimals")]
    [InlineData("Period", "period.months")]
    [InlineData("ContractMonths", "product.contract")]
    [InlineData("Picture", "product.picture")]
    [InlineData("Features", "product.features")]
    [InlineData("Partners", "product.partners")]
    [InlineData("Contents", "product.contents")]
    public async Task A_mistake_is_told_under_its_field(string field, string code)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        var draft = Full(await EmptyAsync(world));
        switch (field)
        {
            case "Name": draft.Name = " "; break;
            case "Code": draft.Code = "Häuser"; break;
            case "Price.EUR": draft.Prices[0].Price = 1.234m; break;
            case "Period": (draft.PeriodInMonths, draft.PeriodCount) = (true, 5); break;
            case "ContractMonths": draft.ContractMonths = 121; break;
            case "Picture": draft.Picture = "https://elsewhere.test/p.png"; break;
            case "Features": draft.Features = new string('x', 81); break;
            case "Partners": draft.Partners = ["nobody"]; break;
            case "Contents": draft.Contents = [new() { ProductId = Id<Product>.New(), Quantity = 1 }]; break;
        }

        var refusal = await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new CreateProduct(draft)));

        (refusal.Field, refusal.Code).ShouldBe((field, code));
        (await world.DbAsync(db => db.Products.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_type_stays_as_it_is()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await world.AProductAsync();
        var form = await world.SendAsync(PortalWorld.Staff, new ProductForm("fibre"));
        form.Draft.Type = ProductType.Voice;

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", form.Version, form.Draft)))).Field.ShouldBe("Type");
    }

    [Theory, OnEveryDatabase]
    public async Task The_preview_is_the_card_that_customers_of_the_partner_will_see(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APartnerAsync("default", isDefault: true, settings: [(PartnerSettings.PricesWithTax, "off")]);
        var draft = Full(await EmptyAsync(world));
        draft.Partners = ["default"];

        var preview = await world.SendAsync(PortalWorld.Staff, new CardPreview(draft, "default"));

        preview.Card!.Price.ShouldBe(Money.Of(29.90m, Currency.Eur));
        preview.Card.Setup.ShouldBe(Money.Of(49m, Currency.Eur));
        (preview.Card.Period, preview.Card.Tax, preview.Card.Badge).ShouldBe(("30 days", "plus 19 % VAT", "New"));
        preview.Limits.ShouldContain("Nobody sees it: it is not shown on the customer portal.");

        await world.SendAsync(PortalWorld.Administrator, new ChangeSettings("default", new Dictionary<string, string?> { [PartnerSettings.PricesWithTax.Key] = null }));
        (await world.SendAsync(PortalWorld.Staff, new CardPreview(draft, "default"))).Card!.Price.ShouldBe(Money.Of(35.58m, Currency.Eur), "29.90 plus 19 %");
        (await world.DbAsync(db => db.Products.AnyAsync())).ShouldBeFalse("a preview saves nothing");
    }

    [Fact]
    public async Task The_preview_names_the_mistake_that_keeps_it_from_being_drawn()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        var draft = Full(await EmptyAsync(world));
        draft.Prices[0].Price = null;
        draft.Prices[0].Setup = null;

        var preview = await world.SendAsync(PortalWorld.Staff, new CardPreview(draft, "default"));

        preview.Card.ShouldBeNull();
        preview.Problem.ShouldBe("Home Bundle has no price in EUR.");
    }

    [Theory, OnEveryDatabase]
    public async Task The_list_pages_by_code_and_filters(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        for (var i = 0; i < ListPage.Size + 5; i++)
            await world.AProductAsync($"p-{i:000}", type: i % 2 == 0 ? ProductType.Internet : ProductType.Voice);

        var first = await world.SendAsync(PortalWorld.Staff, new ProductList(null, null, null, ListCursor.Top));
        var second = await world.SendAsync(PortalWorld.Staff, new ProductList(null, null, null, new ListCursor(Older: first.Older)));
        var back = await world.SendAsync(PortalWorld.Staff, new ProductList(null, null, null, new ListCursor(Newer: second.Newer)));

        first.Rows.Concat(second.Rows).Select(row => row.Code).ShouldBe(Enumerable.Range(0, ListPage.Size + 5).Select(i => $"p-{i:000}"));
        back.Rows.Select(row => row.Code).ShouldBe(first.Rows.Select(row => row.Code));
        (first.Newer, second.Older, back.Newer).ShouldBe((null, null, null));
        (await world.SendAsync(PortalWorld.Staff, new ProductList("P-01", ProductType.Voice, true, ListCursor.Top))).Rows.Select(row => row.Code)
            .ShouldBe(["p-011", "p-013", "p-015", "p-017", "p-019"]);
        (await world.SendAsync(PortalWorld.Staff, new ProductList(null, null, false, ListCursor.Top))).Rows.ShouldBeEmpty();
    }

    private static async Task<ProductDraft> EmptyAsync(PortalWorld world) => (await world.SendAsync(PortalWorld.Staff, new ProductForm(null))).Draft;

    private static Task<string> NameAsync(PortalWorld world) => world.DbAsync(db => db.Products.Select(product => product.Description.Name).SingleAsync());

    private static ProductDraft Full(ProductDraft draft)
    {
        (draft.Code, draft.Type, draft.Name, draft.ShortText) = ("home-bundle", ProductType.Bundle, "Home Bundle", "All in one.");
        (draft.Details, draft.AfterOrdering, draft.Features) = ("Details", "We call you.", "Fast\n\n Cheap \n");
        (draft.Badge, draft.Icon, draft.Picture) = ("New", "layers", "/pictures/fibre.svg");
        (draft.PeriodInMonths, draft.PeriodCount, draft.ContractMonths) = (false, 30, 24);
        (draft.Prices[0].Price, draft.Prices[0].Setup, draft.PriceIncludesTax) = (29.90m, 49m, false);
        (draft.Execution, draft.ShowOnPortal, draft.SortOrder) = (ExecutionType.Manual, false, 7);
        (draft.Partners, draft.Categories, draft.Locations, draft.Labels) = (["default"], [CustomerCategory.Business], "Pier 1, Pier 2,", "vip");
        return draft;
    }

    private static void ProductShouldBe(Product product, Product other)
    {
        product.Description.Features.ShouldBe(other.Description.Features);
        (product.Code, product.Name, product.Type, product.Period, product.TaxCode, product.ContractMonths, product.Execution, product.SortOrder)
            .ShouldBe((other.Code, other.Name, other.Type, other.Period, other.TaxCode, other.ContractMonths, other.Execution, other.SortOrder));
        product.Prices.ShouldBe(other.Prices);
        product.Contents.ShouldBe(other.Contents);
    }
}
