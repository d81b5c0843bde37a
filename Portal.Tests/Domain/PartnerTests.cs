using Portal.Domain.Partners;

namespace Portal.Tests.Domain;

/// <summary>SPEC 5: a value comes from the Default partner until it is overridden, and can be reset.</summary>
public sealed class A_setting
{
    private readonly Partner _default = A.Partner();
    private readonly Partner _partner = A.Partner("north", isDefault: false);

    private EffectiveSettings Settings => EffectiveSettings.Of(_partner, _default);

    [Fact]
    public void Is_built_in_until_somebody_says_otherwise()
    {
        Settings.Get(PartnerSettings.AcceptGatewayPayment).ShouldBeFalse();
        Settings.Origin(PartnerSettings.AcceptGatewayPayment).ShouldBe(SettingOrigin.BuiltIn);
    }

    [Fact]
    public void Is_inherited_from_the_default_partner_overridden_and_reset()
    {
        _default.Set(PartnerSettings.TicketGroup, "Support");
        (Settings.Get(PartnerSettings.TicketGroup), Settings.Origin(PartnerSettings.TicketGroup)).ShouldBe(("Support", SettingOrigin.DefaultPartner));

        _partner.Set(PartnerSettings.TicketGroup, "North sales").ShouldBeNull();
        (Settings.Get(PartnerSettings.TicketGroup), Settings.Origin(PartnerSettings.TicketGroup)).ShouldBe(("North sales", SettingOrigin.Partner));
        Settings.Inherited(PartnerSettings.TicketGroup).ShouldBe("Support");

        _partner.Set(PartnerSettings.TicketGroup, null).ShouldBe("North sales");
        Settings.Get(PartnerSettings.TicketGroup).ShouldBe("Support");
    }

    [Fact]
    public void Equal_to_the_inherited_one_still_counts_as_overridden()
    {
        _partner.Set(PartnerSettings.OrderingEnabled, "on");
        _default.Set(PartnerSettings.OrderingEnabled, "off");
        Settings.Get(PartnerSettings.OrderingEnabled).ShouldBeTrue();
    }

    [Fact]
    public void Of_the_default_partner_is_its_own() => Should.NotThrow(() =>
    {
        _default.Set(PartnerSettings.OrderingEnabled, "off");
        EffectiveSettings.Of(_default, _default).Origin(PartnerSettings.OrderingEnabled).ShouldBe(SettingOrigin.Partner);
    });

    public static TheoryData<string, string> Wrong => new()
    {
        { "ordering.enabled", "yes" }, { "payment.methods", "" }, { "payment.methods", "None" }, { "payment.methods", "Cash" }, { "payment.methods", "8" },
        { "orders.channel", "Pigeon" }, { "orders.channel", "7" }, { "orders.recipients", "not an address" }, { "orders.recipients", "a@b.example, b" },
        { "orders.ticket-priority", "Highest" }, { "invoices.due-days", "-1" }, { "invoices.due-days", "366" }, { "invoices.due-days", "1.5" }, { "orders.data-reminder", "-1" },
        { "brand.name", new string('x', 61) }, { "brand.name", "two\nlines" }, { "brand.logo", "https://elsewhere.example/x.svg" }, { "brand.logo", "/pictures/../secret" },
        { "brand.colour", "blue" }, { "brand.colour", "#12345" }, { "brand.colour", "#12345g" }, { "brand.colour", "#fff;}" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Refuses_a_wrong_value_and_keeps_the_old_one(string key, string value)
    {
        var setting = PartnerSettings.Find(key);
        Should.Throw<Refusal>(() => _partner.Set(setting, value)).Field.ShouldBe(key);
        Settings.Origin(setting).ShouldBe(SettingOrigin.BuiltIn);
    }

    [Fact]
    public void Has_a_built_in_value_that_fits_and_a_key_of_its_own()
    {
        foreach (var setting in PartnerSettings.All)
            setting.Check(setting.BuiltIn);
        PartnerSettings.All.Select(setting => setting.Key).ShouldBeUnique();
        PartnerSettings.All.Count.ShouldBe(16);
    }

    [Fact]
    public void Is_missing_under_a_wrong_key() => Should.Throw<Refusal>(() => PartnerSettings.Find("nothing")).Code.ShouldBe(Refusal.Missing);
}

public sealed class A_partner
{
    [Theory]
    [InlineData("Europe/Berlin", "2023-06-30T22:30:00", "2023-07-01")]
    [InlineData("America/New_York", "2023-07-01T03:30:00", "2023-06-30")]
    [InlineData("Asia/Tokyo", "2022-12-31T15:00:00", "2023-01-01")]
    [InlineData("UTC", "2023-03-26T01:30:00", "2023-03-26")]
    public void Counts_days_in_its_own_time_zone(string zone, string utc, string day) =>
        A.Partner(timeZone: zone).LocalDate(DateTime.SpecifyKind(DateTime.Parse(utc), DateTimeKind.Utc)).ShouldBe(DateOnly.Parse(day));

    [Theory]
    [InlineData("Berlin", "de-DE", "TimeZone")]
    [InlineData("Europe/Berlin", "xx-YYYY", "Culture")]
    public void Is_somewhere_that_exists(string zone, string culture, string field) =>
        Should.Throw<Refusal>(() => A.Partner().Relocate(zone, culture)).Field.ShouldBe(field);

    [Fact]
    public void Replaces_a_tax_rate_of_the_same_code()
    {
        var partner = A.Partner();
        partner.SetTaxRate("standard", "VAT", new(1600));
        partner.TaxRates.Single().Rate.BasisPoints.ShouldBe(1600);
        Should.Throw<Refusal>(() => partner.TaxRateFor("reduced")).Code.ShouldBe("partner.tax-rate");
    }
}
