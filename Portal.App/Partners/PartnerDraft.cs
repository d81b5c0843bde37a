using Portal.Domain;
using Portal.Domain.Partners;

namespace Portal.App.Partners;

/// <summary>A partner while it is being edited: every field as the form holds it.</summary>
public sealed class PartnerDraft
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Currency { get; set; } = "EUR";
    public string TimeZone { get; set; } = "Europe/Berlin";
    public string Culture { get; set; } = "en-IE";
    public string HostName { get; set; } = "";
    public string LegalName { get; set; } = "";
    public string Address { get; set; } = "";
    public string TaxNumber { get; set; } = "";
    public string Email { get; set; } = "";
    public List<TaxRateDraft> TaxRates { get; set; } = [new() { Code = "standard", Name = "VAT" }];

    public static PartnerDraft Of(Partner partner) => new()
    {
        Code = partner.Code,
        Name = partner.Name,
        Currency = partner.Currency.Code,
        TimeZone = partner.TimeZone,
        Culture = partner.Culture,
        HostName = partner.HostName ?? "",
        LegalName = partner.Identity.Name,
        Address = partner.Identity.Address,
        TaxNumber = partner.Identity.TaxNumber,
        Email = partner.Identity.Email,
        TaxRates = [.. partner.TaxRates.Select(rate => new TaxRateDraft { Code = rate.Code, Name = rate.Name, Percent = rate.Rate.BasisPoints / 100m })],
    };

    /// <exception cref="Refusal">The text is no currency.</exception>
    public Currency ReadCurrency()
    {
        try
        {
            return new(Currency.Trim());
        }
        catch (Refusal wrong)
        {
            throw new Refusal(wrong.Code, wrong.Message, nameof(Currency));
        }
    }

    /// <summary>Everything but code and currency.</summary>
    /// <exception cref="Refusal">A field is wrong; the refusal names it.</exception>
    public void ApplyTo(Partner partner)
    {
        var host = HostName.Trim();
        if (host.Length > 0 && (host.Length > 253 || Uri.CheckHostName(host) != UriHostNameType.Dns))
            throw new Refusal("partner.host-name", "Write a host name alone, such as shop.example.com, without https:// and path.", nameof(HostName));
        if (Email.Trim() is { Length: > 0 } email)
            Domain.Support.EmailAddress.Check(email, "partner.email", nameof(Email));
        if (Name.Trim().Length > 80 || Name.Any(char.IsControl))
            throw new Refusal("partner.name", "Use at most 80 characters.", nameof(Name));
        if (LegalName.Length > 200 || Address.Length > 500 || TaxNumber.Length > 60)
            throw new Refusal("partner.identity", "Use at most 200 characters for the name, 500 for the address and 60 for the tax number.", nameof(LegalName));
        partner.Rename(Name, new Party(LegalName.Trim().Length > 0 ? LegalName.Trim() : Name.Trim(), Address.Trim(), TaxNumber.Trim(), Email.Trim()), host);
        partner.Relocate(TimeZone.Trim(), Culture.Trim());
        partner.SetTaxRates(TaxRates.Select(rate => rate.Read()));
    }

    /// <summary>In words, one fact per line, for the audit log.</summary>
    public static IReadOnlyList<string> Words(Partner partner) =>
    [
        $"Name: {partner.Name}", $"Currency: {partner.Currency}", $"Time zone: {partner.TimeZone}", $"Culture: {partner.Culture}", $"Host name: {partner.HostName ?? "none"}",
        $"Legal name: {partner.Identity.Name}", $"Address: {partner.Identity.Address.ReplaceLineEndings(", ")}", $"Tax number: {partner.Identity.TaxNumber}", $"E-mail: {partner.Identity.Email}",
        .. partner.TaxRates.Select(rate => $"Tax rate {rate.Code}: {rate.Name} {rate.Rate} %"),
    ];
}

public sealed class TaxRateDraft
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public decimal? Percent { get; set; }

    internal PartnerTaxRate Read()
    {
        var percent = Percent ?? throw new Refusal("tax.missing", $"Write the percentage of “{Code}”; 0 is one.", nameof(PartnerDraft.TaxRates));
        if (percent is < 0 or > 100 || percent != Math.Round(percent, 2))
            throw new Refusal("tax.range", $"“{Code}”: a tax rate lies between 0 and 100 percent and has at most two decimals.", nameof(PartnerDraft.TaxRates));
        return new(Code, Name, new TaxRate((int)(percent * 100)));
    }
}
