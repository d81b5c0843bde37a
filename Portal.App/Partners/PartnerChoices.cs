using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>A partner where one is chosen: filters, forms, previews.</summary>
public sealed record PartnerChoice(Id<Partner> Id, string Code, string Name, Currency Currency, bool IsDefault, IReadOnlyList<PartnerTaxRate> TaxRates);

public static class PartnerChoicesQuery
{
    private const int Most = 200;

    /// <summary>The Default partner first, the others by name.</summary>
    public static async Task<IReadOnlyList<PartnerChoice>> PartnerChoicesAsync(this PortalDb db, CancellationToken cancellation) => await db.Partners
        .OrderByDescending(partner => partner.IsDefault).ThenBy(partner => partner.Name).Take(Most)
        .Select(partner => new PartnerChoice(
            partner.Id, partner.Code, partner.Name, partner.Currency, partner.IsDefault, EF.Property<List<PartnerTaxRate>>(partner, "_taxRates")))
        .ToListAsync(cancellation);
}
