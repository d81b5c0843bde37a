using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>Changes everything of a module but its kind and its links.</summary>
/// <param name="Fingerprint">As read with the form: whoever saved in between is not overwritten.</param>
[Administrator]
public sealed record EditModule(Id<ProcessingModule> Id, string Fingerprint, ModuleDraft Draft) : IRequest<Unit>;

public sealed class EditModuleHandler(PortalDb db, ModuleSecrets secrets, AuditTrail audit) : IRequestHandler<EditModule, Unit>
{
    public async Task<Unit> Handle(EditModule request, CancellationToken cancellationToken)
    {
        var module = await db.Modules.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw Refusal.NotFound("module");
        if (ModuleDraft.Fingerprint(module) != request.Fingerprint)
            throw new Refusal(Refusal.Stale, "Somebody else changed this module while you were editing it. What you typed is still here, nothing was overwritten.");
        var before = ModuleDraft.Words(module);
        request.Draft.ApplyTo(module, secrets);
        await db.RequireDepartmentAsync(module.DepartmentId, cancellationToken);
        var after = ModuleDraft.Words(module);
        if (!before.SequenceEqual(after))
            audit.Add("module.changed", $"Module {module.Name}", string.Join('\n', before.Except(after)), string.Join('\n', after.Except(before)), null);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
