using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>Takes a product from a module: what it has set up stays with it, new services of the product go elsewhere.</summary>
[Administrator]
public sealed record UnlinkProduct(Id<ProcessingModule> Module, Id<Product> Product) : IRequest<Unit>;

public sealed class UnlinkProductHandler(PortalDb db, AuditTrail audit) : IRequestHandler<UnlinkProduct, Unit>
{
    public async Task<Unit> Handle(UnlinkProduct request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(request.Module, cancellationToken);
        var module = await db.Modules.SingleOrDefaultAsync(row => row.Id == request.Module, cancellationToken) ?? throw Refusal.NotFound("module");
        if (!module.Links.Any(link => link.ProductId == request.Product))
            throw new Refusal("module.not-linked", "This product is not linked any more.");
        module.Unlink(request.Product);
        var code = await db.Products.Where(row => row.Id == request.Product).Select(row => row.Code).SingleOrDefaultAsync(cancellationToken);
        audit.Add("module.unlinked", $"Module {module.Name}", $"Product {code}", "", null);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
