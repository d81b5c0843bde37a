using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>A module's form, filled with what it is now; without an id that of a new one.</summary>
[Staff]
public sealed record ModuleForm(Id<ProcessingModule>? Id) : IRequest<ModuleFormAnswer>;

/// <param name="Fingerprint">Changes with anything that the form can change, and not with links or the modules' answers.</param>
/// <param name="SecretsSet">Names of secrets that are stored; they are never shown.</param>
/// <param name="Commands">What the module Command may run, by name: from the configuration of the server.</param>
/// <param name="Products">What can be linked.</param>
public sealed record ModuleFormAnswer(
    ModuleDraft Draft, string Fingerprint, HashSet<string> SecretsSet, IReadOnlyList<DepartmentChoice> Departments, IReadOnlyList<string> Commands,
    IReadOnlyList<LinkRow> Links, IReadOnlyList<ProductToLink> Products);

/// <param name="InternalName">What the module is asked for.</param>
public sealed record LinkRow(Id<Product> ProductId, string Code, string Name, string InternalName, bool Works, string Message, DateTime CheckedAt);

public sealed record ProductToLink(Id<Product> Id, string Code, string Name, string InternalName, ProductType Type);

public sealed class ModuleFormHandler(PortalDb db, IOptionsSnapshot<ProvisioningOptions> options) : IRequestHandler<ModuleForm, ModuleFormAnswer>
{
    public async Task<ModuleFormAnswer> Handle(ModuleForm request, CancellationToken cancellationToken)
    {
        var module = request.Id is { } id
            ? await db.Modules.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw Refusal.NotFound("module")
            : null;
        var departments = await db.Departments.OrderBy(row => row.Name).Select(row => new DepartmentChoice(row.Id, row.Name)).ToListAsync(cancellationToken);
        var products = await db.Products.OrderBy(row => row.Code).Select(row => new { row.Id, row.Code, row.Description, row.InternalName, row.Type }).ToListAsync(cancellationToken);
        return new(
            module is null ? new ModuleDraft { DepartmentId = departments.FirstOrDefault()?.Id } : ModuleDraft.Of(module), module is null ? "" : ModuleDraft.Fingerprint(module),
            module?.Settings.Select(setting => setting.Name).Except(ModuleSecrets.Shown(module).Keys).ToHashSet() ?? [], departments,
            [.. options.Value.Commands.Keys.Order(StringComparer.OrdinalIgnoreCase)],
            [.. from link in module?.Links ?? []
                join product in products on link.ProductId equals product.Id
                select new LinkRow(product.Id, product.Code, product.Description.Name, product.InternalName, link.Works, link.Message, link.CheckedAt)],
            [.. products.Select(row => new ProductToLink(row.Id, row.Code, row.Description.Name, row.InternalName, row.Type))]);
    }
}
