using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>
/// Links a product to a module, or checks the link again: the module is asked first, outside of any transaction, and makes the item
/// where it can; what it said is kept with the link (SPEC 7).
/// </summary>
[Administrator]
public sealed record LinkProduct(Id<ProcessingModule> Module, Id<Product> Product) : IRequest<TestModuleAnswer>;

public sealed class LinkProductHandler(PortalDb db, ModuleCalls calls, AuditTrail audit, TimeProvider clock) : IRequestHandler<LinkProduct, TestModuleAnswer>
{
    public async Task<TestModuleAnswer> Handle(LinkProduct request, CancellationToken cancellationToken)
    {
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Product, cancellationToken) ?? throw Refusal.NotFound("product");
        var asked = await db.Modules.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Module, cancellationToken) ?? throw Refusal.NotFound("module");
        var answer = TestModuleAnswer.Of(await calls.CheckAsync(asked, product, cancellationToken));

        await using var unit = await db.BeginAsync(request.Module, cancellationToken);
        var module = await db.Modules.SingleAsync(row => row.Id == request.Module, cancellationToken);
        var before = module.Links.FirstOrDefault(link => link.ProductId == product.Id);
        module.Link(product.Id, answer.Works, answer.Message, clock.GetUtcNow().UtcDateTime);
        if (before is null || before.Works != answer.Works)
            audit.Add("module.linked", $"Module {module.Name}", before is null ? "" : Words(product, before.Works), Words(product, answer.Works), null);
        await unit.CommitAsync(cancellationToken);
        return answer;
    }

    private static string Words(Product product, bool works) => $"Product {product.Code}: {(works ? "works" : "does not work")}";
}
