using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Keeping_partners
{
    [Theory, OnEveryDatabase]
    public async Task A_new_partner_keeps_every_field_and_starts_with_the_Default_partners_settings(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();

        (await world.SendAsync(PortalWorld.Administrator, new CreatePartner(Peak()))).ShouldBe("peak");

        var partner = await world.DbAsync(db => db.Partners.SingleAsync(row => row.Code == "peak"));
        (partner.Name, partner.Currency, partner.TimeZone, partner.Culture, partner.HostName, partner.IsDefault)
            .ShouldBe(("Peak Hosting", Currency.Jpy, "Asia/Tokyo", "ja-JP", "shop.peak.test", false));
        partner.Identity.ShouldBe(new("Peak KK", "1-2-3 Ginza\nTokyo", "T123", "billing@peak.test"));
        partner.TaxRates.Select(rate => (rate.Code, rate.Name, rate.Rate.BasisPoints)).ShouldBe([("standard", "Consumption tax", 1000), ("reduced", "Reduced", 825)]);
        partner.Settings.ShouldBeEmpty();
        (await world.DbAsync(db => db.Audit.SingleAsync())).Action.ShouldBe("partner.created");
    }

    [Theory]
    [InlineData("Code")]
    [InlineData("HostName")]
    [InlineData("Currency")]
    [InlineData("TimeZone")]
    [InlineData("Culture")]
    [InlineData("TaxRates")]
    [InlineData("Email")]
    [InlineData("Name")]
    public async Task A_mistake_is_told_under_its_field(string field)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour", host: "shop.harbour.test");
        var draft = Peak();
        switch (field)
        {
            case "Code": draft.Code = "harbour"; break;
            case "HostName": draft.HostName = "Shop.Harbour.test"; break;
            case "Currency": draft.Currency = "Yen"[..2]; break;
            case "TimeZone": draft.TimeZone = "Moon/Crater"; break;
            case "Culture": draft.Culture = "xx-YY"; break;
            case "TaxRates": draft.TaxRates[1].Code = "standard"; break;
            case "Email": draft.Email = "billing"; break;
            case "Name": draft.Name = ""; break;
        }

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new CreatePartner(draft)))).Field.ShouldBe(field);
        (await world.DbAsync(db => db.Partners.AnyAsync(row => row.Code == "peak"))).ShouldBeFalse();
    }

    [Theory, OnEveryDatabase]
    public async Task The_currency_stays_once_there_are_customers(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour", currency: "EUR");
        var form = await world.SendAsync(PortalWorld.Administrator, new PartnerForm("harbour"));
        form.HasCustomers.ShouldBeFalse();
        form.Draft.Currency = "gbp";
        var version = await world.SendAsync(PortalWorld.Administrator, new EditPartner("harbour", form.Version, form.Draft));
        (await world.DbAsync(db => db.Partners.SingleAsync(row => row.Code == "harbour"))).Currency.ShouldBe(Currency.Gbp);

        await world.ACustomerAsync(await world.DbAsync(db => db.Partners.SingleAsync(row => row.Id == harbour.Id)));
        form.Draft.Currency = "USD";

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new EditPartner("harbour", version, form.Draft)))).Field.ShouldBe("Currency");
        (await world.SendAsync(PortalWorld.Administrator, new PartnerForm("harbour"))).HasCustomers.ShouldBeTrue();
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_saved_in_between_is_not_overwritten(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APartnerAsync("harbour");
        var mine = await world.SendAsync(PortalWorld.Administrator, new PartnerForm("harbour"));
        var other = await world.SendAsync(PortalWorld.Administrator, new PartnerForm("harbour"));
        other.Draft.Name = "Theirs";
        await world.SendAsync(PortalWorld.Administrator, new EditPartner("harbour", other.Version, other.Draft));

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new EditPartner("harbour", mine.Version, mine.Draft)))).Code.ShouldBe(Refusal.Stale);

        (await world.SendAsync(PortalWorld.Staff, new PartnerList())).Select(row => row.Name).ShouldBe(["default", "Theirs"], "the Default partner stands first");
        var entry = await world.DbAsync(db => db.Audit.SingleAsync());
        (entry.OldValue, entry.NewValue).ShouldBe(("Name: harbour", "Name: Theirs"));
    }

    private static PartnerDraft Peak() => new()
    {
        Code = "peak", Name = "Peak Hosting", Currency = "JPY", TimeZone = "Asia/Tokyo", Culture = "ja-JP", HostName = "shop.peak.test",
        LegalName = "Peak KK", Address = "1-2-3 Ginza\nTokyo", TaxNumber = "T123", Email = "billing@peak.test",
        TaxRates = [new() { Code = "standard", Name = "Consumption tax", Percent = 10 }, new() { Code = "reduced", Name = "Reduced", Percent = 8.25m }],
    };
}
