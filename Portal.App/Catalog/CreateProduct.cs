using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Catalog;

/// <summary>Adds a product to the catalogue. Answers its code.</summary>
[Administrator]
public sealed record CreateProduct(ProductDraft Draft) : IRequest<string>;

public sealed class CreateProductHandler(PortalDb db, AuditTrail audit) : IRequestHandler<CreateProduct, string>
{
    public async Task<string> Handle(CreateProduct request, CancellationToken cancellationToken)
    {
        var product = request.Draft.Create();
        if (await db.Products.AnyAsync(other => other.Code == product.Code, cancellationToken))
            throw new Refusal("product.code-taken", $"Another product has the code “{product.Code}”. Choose a different one.", "Code");
        await db.CheckReferencesAsync(product, cancellationToken);
        db.Products.Add(product);
        audit.Add("product.created", $"Product {product.Code}", "", ProductSummary.Of(product), null);
        await db.SaveChangesAsync(cancellationToken);
        return product.Code;
    }
}
