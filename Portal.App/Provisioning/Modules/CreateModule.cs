using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Sets a processing module up. Answers its id.</summary>
[Administrator]
public sealed record CreateModule(ModuleDraft Draft) : IRequest<Id<ProcessingModule>>;

public sealed class CreateModuleHandler(PortalDb db, ModuleSecrets secrets, AuditTrail audit) : IRequestHandler<CreateModule, Id<ProcessingModule>>
{
    public async Task<Id<ProcessingModule>> Handle(CreateModule request, CancellationToken cancellationToken)
    {
        var module = new ProcessingModule(request.Draft.Name, request.Draft.Kind, request.Draft.Department);
        request.Draft.ApplyTo(module, secrets);
        await db.RequireDepartmentAsync(module.DepartmentId, cancellationToken);
        db.Modules.Add(module);
        audit.Add("module.created", $"Module {module.Name}", "", string.Join('\n', ModuleDraft.Words(module)), null);
        await db.SaveChangesAsync(cancellationToken);
        return module.Id;
    }
}

internal static class ModuleDepartments
{
    /// <exception cref="Refusal">The department was deleted meanwhile.</exception>
    public static async Task RequireDepartmentAsync(this PortalDb db, Id<Department> id, CancellationToken cancellation)
    {
        if (!await db.Departments.AnyAsync(row => row.Id == id, cancellation))
            throw new Refusal("module.department", "This department is gone. Choose another one.", "DepartmentId");
    }
}
