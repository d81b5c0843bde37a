using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.App.Partners;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Shop;

/// <summary>Whose shop window somebody stands at: on which partner's terms, for which customer.</summary>
internal sealed record ShopFront(PartnerTerms Terms, Customer? Customer)
{
    /// <summary>Those of the products that are offered here.</summary>
    public async Task<IReadOnlyList<Product>> OfferedAsync(PortalDb db, IReadOnlyList<Product> products, CancellationToken cancellation)
    {
        var supply = await db.SupplyAsync(products, cancellation);
        return [.. products.Where(product => Terms.Offers(product, Customer, supply))];
    }

    /// <summary>The product of this code; null when there is none that is offered here.</summary>
    public async Task<Product?> OfferedAsync(PortalDb db, string code, CancellationToken cancellation) =>
        (await OfferedAsync(db, await db.Products.AsNoTracking().Where(row => row.Code == code).ToListAsync(cancellation), cancellation)).SingleOrDefault();

    /// <param name="as">Code of the partner whose window staff or its own users look at (SPEC 5); null for the own one.</param>
    /// <exception cref="Refusal">There is no such partner, or it is not the actor's to look at.</exception>
    public static async Task<ShopFront> OpenAsync(PortalDb db, Actor actor, string? @as, CancellationToken cancellation)
    {
        if (@as is not null)
            return new(await db.TermsAsync(await LookAtAsync(db, actor, @as, cancellation), cancellation), null);
        if (actor.CustomerId is not { } id)
            return new(await db.TermsAsync(actor.PartnerId, cancellation), null);
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        return new(await db.TermsAsync(customer.PartnerId, cancellation), customer);
    }

    private static async Task<Id<Partner>> LookAtAsync(PortalDb db, Actor actor, string code, CancellationToken cancellation)
    {
        var id = await db.Partners.Where(partner => partner.Code == code).Select(partner => (Id<Partner>?)partner.Id).SingleOrDefaultAsync(cancellation);
        return id is { } partner && (actor.IsStaff || (actor.Kind == ActorKind.Partner && actor.PartnerId == partner)) ? partner : throw Refusal.NotFound("partner");
    }
}
