using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Changes everything of a module but its kind and its links. Answers the version to go on with.</summary>
/// <param name="Version">As read with the form: whoever saved in between is not overwritten.</param>
[Administrator]
public sealed record EditModule(Id<ProcessingModule> Id, int Version, ModuleDraft Draft) : IRequest<int>;

public sealed class EditModuleHandler(PortalDb db, ModuleSecrets secrets, AuditTrail audit) : IRequestHandler<EditModule, int>
{
    public async Task<int> Handle(EditModule request, CancellationToken cancellationToken)
    {
        var module = await db.Modules.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw Refusal.NotFound("module");
        if (module.Version != request.Version)
            throw new Refusal(Refusal.Stale, "This module changed while you were editing it. What you typed is still here, nothing was overwritten.");
        var before = ModuleDraft.Words(module);
        request.Draft.ApplyTo(module, secrets);
        await db.RequireDepartmentAsync(module.DepartmentId, cancellationToken);
        var after = ModuleDraft.Words(module);
        if (!before.SequenceEqual(after))
            audit.Add("module.changed", $"Module {module.Name}", string.Join('\n', before.Except(after)), string.Join('\n', after.Except(before)), null);
        await db.SaveChangesAsync(cancellationToken);
        return module.Version;
    }
}
