using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>An empty database gets the Default partner, because everything belongs to one. Staff change its data under Partners.</summary>
public static class FirstPartner
{
    public static async Task EnsureAsync(PortalDb db, CancellationToken cancellation)
    {
        if (await db.Partners.AnyAsync(cancellation))
            return;
        var partner = new Partner("default", "Default", Currency.Eur, "UTC", "en-IE", isDefault: true);
        partner.SetTaxRate("standard", "VAT", new TaxRate(2000));
        db.Partners.Add(partner);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsConflict(error))
        {
            // Another node started at the same moment and made it.
            db.ChangeTracker.Clear();
        }
    }
}
