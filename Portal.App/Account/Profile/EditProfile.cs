using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>A customer changes the own account as documents name it; others change the name they are shown by. Issued documents keep what they said.</summary>
/// <param name="Version">Of the account that the form was filled from; null for those without an account.</param>
[Customer, PartnerUser, Staff]
public sealed record EditProfile(string Name, string Phone, string Address, string TaxNumber, int? Version) : IRequest<Unit>;

public sealed class EditProfileHandler(PortalDb db, UserManager<PortalUser> users, CurrentActor actor, AuditTrail audit) : IRequestHandler<EditProfile, Unit>
{
    public async Task<Unit> Handle(EditProfile request, CancellationToken cancellationToken)
    {
        var user = await users.OfAsync(actor.Value);
        var name = request.Name.Trim();
        if (user.CustomerId is { } id)
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == id, cancellationToken);
            if (customer.Version != request.Version)
                throw new Refusal(Refusal.Stale, "Your account was changed elsewhere since this page was opened. Look at the current state, then change it.");
            var before = Line(customer.Name, customer.Phone, customer.Address, customer.TaxNumber);
            customer.Edit(customer.Category, name, customer.Email, request.Phone, request.Address, request.TaxNumber);
            audit.Add("customer.edited", $"Customer {customer.Number}", before, Line(customer.Name, customer.Phone, customer.Address, customer.TaxNumber), customer.PartnerId);
        }
        else if (name.Length is 0 or > 120 || name.Any(char.IsControl))
        {
            throw new Refusal("login.name", "Write a name of up to 120 characters.", "Name");
        }
        user.DisplayName = name;
        (await users.UpdateAsync(user)).Demand();
        return Unit.Value;
    }

    private static string Line(params string[] parts) => string.Join("; ", parts.Where(part => part.Length > 0)).ReplaceLineEndings(", ");
}
