using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>Sets a department up, with those who share its tasks. Answers its id.</summary>
[Administrator]
public sealed record CreateDepartment(string Name, IReadOnlyList<Guid> Members) : IRequest<Id<Department>>;

public sealed class CreateDepartmentHandler(PortalDb db, AuditTrail audit) : IRequestHandler<CreateDepartment, Id<Department>>
{
    public async Task<Id<Department>> Handle(CreateDepartment request, CancellationToken cancellationToken)
    {
        var department = new Department(request.Name);
        await db.RefuseTakenNameAsync(department, cancellationToken);
        department.Have((await db.MembersAsync(request.Members, cancellationToken)).Select(person => person.Id));
        db.Departments.Add(department);
        audit.Add("department.created", $"Department {department.Name}", "", await db.WordsAsync(department, cancellationToken), null);
        await db.SaveChangesAsync(cancellationToken);
        return department.Id;
    }
}

internal static class DepartmentRules
{
    /// <exception cref="Refusal">Another one is called so.</exception>
    public static async Task RefuseTakenNameAsync(this PortalDb db, Department department, CancellationToken cancellation)
    {
        var others = await db.Departments.Where(row => row.Id != department.Id).Select(row => row.Name).ToListAsync(cancellation);
        if (others.Contains(department.Name, StringComparer.OrdinalIgnoreCase))
            throw new Refusal("department.name-taken", $"There is a department “{department.Name}” already. Choose another name.", "Name");
    }

    /// <summary>The logins among these that may be members; anybody else is refused.</summary>
    /// <exception cref="Refusal">One of them is no login of staff.</exception>
    public static async Task<IReadOnlyList<PersonChoice>> MembersAsync(this PortalDb db, IReadOnlyList<Guid> members, CancellationToken cancellation)
    {
        var staff = await db.StaffLoginsAsync(cancellation);
        return members.All(member => staff.Exists(person => person.Id == member))
            ? [.. staff.Where(person => members.Contains(person.Id))]
            : throw new Refusal("department.member", "Only logins of staff can be members. Reload the page and choose again.", "Members");
    }

    /// <summary>Name and members, for the audit log.</summary>
    public static async Task<string> WordsAsync(this PortalDb db, Department department, CancellationToken cancellation) =>
        string.Join('\n', (await db.StaffLoginsAsync(cancellation)).Where(person => department.Members.Contains(person.Id)).Select(person => person.Name).Prepend(department.Name));
}
