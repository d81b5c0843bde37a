using Portal.Domain.Support;

namespace Portal.Domain.Partners;

/// <summary>A brand with its own customers, currency, time zone, language, tax rates and settings (SPEC 1).</summary>
public sealed class Partner
{
    private readonly List<PartnerTaxRate> _taxRates = [];
    private readonly List<PartnerSetting> _settings = [];

    private Partner() { }

    /// <exception cref="Refusal">The code, time zone or culture is not usable.</exception>
    public Partner(string code, string name, Currency currency, string timeZone, string culture, bool isDefault = false)
    {
        Id = Id<Partner>.New();
        Code = Slug.Of(code, "code");
        Name = name;
        Currency = currency;
        IsDefault = isDefault;
        Relocate(timeZone, culture);
        Identity = new Party(name, "", "", "");
    }

    public Id<Partner> Id { get; private set; }

    /// <summary>Short name in addresses and document numbers: lower case letters, digits and dashes, unique.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";
    public Currency Currency { get; private set; }

    /// <summary>IANA name; the dates of services are local dates of this zone.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>How dates and money are written for its customers, such as de-DE.</summary>
    public string Culture { get; private set; } = "";

    /// <summary>The host name that leads to this partner, when it has one of its own.</summary>
    public string? HostName { get; private set; }

    /// <summary>Exactly one partner is the Default; the others inherit its settings.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>Who sells, as documents name it.</summary>
    public Party Identity { get; private set; } = Party.Empty;

    public IReadOnlyList<PartnerTaxRate> TaxRates => _taxRates;

    /// <summary>Only what this partner set itself; see <see cref="EffectiveSettings"/>.</summary>
    public IReadOnlyList<PartnerSetting> Settings => _settings;

    /// <summary>Whether it ever had a text of its own for a mail; without one nobody needs to look for them.</summary>
    public bool HasMailTemplates { get; private set; }

    public int Version { get; private set; }

    /// <summary>The language of its culture, two or three letters: de of de-DE.</summary>
    public string Language => System.Globalization.CultureInfo.GetCultureInfo(Culture).TwoLetterISOLanguageName;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The local date of an instant for this partner (SPEC 1: all dates of services are local dates).</summary>
    public DateOnly LocalDate(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>The instant, UTC, at which a local date begins; where clocks skip midnight, the first moment after.</summary>
    public DateTime StartOfDay(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, Zone);
    }

    public void Rename(string name, Party identity, string? hostName)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new Refusal("partner.name", "Give the partner a name.", "Name");
        Name = name.Trim();
        Identity = identity;
        HostName = string.IsNullOrWhiteSpace(hostName) ? null : hostName.Trim().ToLowerInvariant();
    }

    /// <exception cref="Refusal">The system does not know the time zone or culture.</exception>
    public void Relocate(string timeZone, string culture)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
            throw new Refusal("partner.time-zone", $"“{timeZone}” is no time zone. Use a name such as Europe/Berlin.", "TimeZone");
        try
        {
            Culture = System.Globalization.CultureInfo.GetCultureInfo(culture, predefinedOnly: true).Name;
        }
        catch (System.Globalization.CultureNotFoundException)
        {
            throw new Refusal("partner.culture", $"“{culture}” is no language and country. Use a name such as de-DE.", "Culture");
        }
        TimeZone = timeZone;
    }

    /// <summary>Sets or replaces the rate that products of this tax code are sold with.</summary>
    public void SetTaxRate(string code, string name, TaxRate rate)
    {
        _taxRates.RemoveAll(known => known.Code == code);
        _taxRates.Add(new PartnerTaxRate(code, name, rate));
    }

    /// <summary>Replaces all rates. Orders and services keep the rate that they were placed with.</summary>
    /// <exception cref="Refusal">A code is no short name or there twice, or a rate has no name.</exception>
    public void SetTaxRates(IEnumerable<PartnerTaxRate> rates)
    {
        var all = rates.Select(rate => rate with { Code = Slug.Of(rate.Code, "TaxRates"), Name = rate.Name.Trim() }).ToList();
        if (all.Exists(rate => rate.Name.Length is 0 or > 40 || rate.Name.Any(char.IsControl)))
            throw new Refusal("partner.tax-name", "Give each tax rate a name of up to 40 characters, as invoices print it.", "TaxRates");
        if (all.Select(rate => rate.Code).Distinct(StringComparer.Ordinal).Count() < all.Count)
            throw new Refusal("partner.tax-twice", "Each tax code stands here once.", "TaxRates");
        _taxRates.Clear();
        _taxRates.AddRange(all);
    }

    /// <summary>Changes the currency of a partner that nobody is a customer of yet: all money of a customer is in one currency.</summary>
    /// <exception cref="Refusal">There are customers already.</exception>
    public void TradeIn(Currency currency, bool hasCustomers)
    {
        if (currency == Currency)
            return;
        if (hasCustomers)
            throw new Refusal("partner.currency", $"{Name} has customers whose money is in {Currency}. Create another partner for {currency}.", "Currency");
        Currency = currency;
    }

    /// <summary>The rate for a product's tax code.</summary>
    /// <exception cref="Refusal">This partner has no such rate, so the product cannot be sold here.</exception>
    public PartnerTaxRate TaxRateFor(string code) => _taxRates.Find(rate => rate.Code == code)
        ?? throw new Refusal("partner.tax-rate", $"{Name} has no tax rate “{code}”. Add it under Partners.");

    /// <summary>It has mail texts of its own, so they are looked for.</summary>
    internal void WritesMails() => HasMailTemplates = true;

    /// <summary>Overrides a setting (null resets it to the Default partner's) and returns what it was before, as stored.</summary>
    /// <exception cref="Refusal">The value does not fit the setting, or the Default partner's last value would go.</exception>
    public string? Set(Setting setting, string? value)
    {
        if (value is not null)
            setting.Check(value);
        var known = _settings.Find(own => own.Key == setting.Key);
        if (known is not null)
            _settings.Remove(known);
        if (value is not null)
            _settings.Add(new PartnerSetting(setting.Key, value));
        Version++;
        return known?.Value;
    }
}

/// <summary>A rate under the code that products name: standard, reduced …</summary>
public sealed record PartnerTaxRate(string Code, string Name, TaxRate Rate);

/// <summary>One value that a partner set itself, as text.</summary>
public sealed record PartnerSetting(string Key, string Value);
