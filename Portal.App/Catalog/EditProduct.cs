using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Catalog;

/// <summary>Changes everything of a product but its code and type. Answers the version to go on with.</summary>
/// <param name="Version">As read with the form: whoever saved in between is not overwritten.</param>
[Administrator]
public sealed record EditProduct(string Code, int Version, ProductDraft Draft) : IRequest<int>;

public sealed class EditProductHandler(PortalDb db, AuditTrail audit) : IRequestHandler<EditProduct, int>
{
    public async Task<int> Handle(EditProduct request, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(row => row.Code == request.Code, cancellationToken) ?? throw Refusal.NotFound("product");
        if (product.Version != request.Version)
            throw new Refusal(Refusal.Stale, "Somebody else saved this product while you were editing it. What you typed is still here, nothing was overwritten.");
        if (request.Draft.Type != product.Type)
            throw new Refusal("product.type-fixed", "The type of a product stays. Copy the product to offer it as another type.", "Type");
        var before = ProductSummary.Of(product);
        request.Draft.ApplyTo(product);
        await db.CheckReferencesAsync(product, cancellationToken);
        var after = ProductSummary.Of(product);
        audit.Add("product.changed", $"Product {product.Code}", ProductSummary.Difference(before, after), ProductSummary.Difference(after, before), null);
        await db.SaveChangesAsync(cancellationToken);
        return product.Version;
    }
}
