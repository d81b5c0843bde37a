using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>What the profile page shows of the actor.</summary>
[Customer, PartnerUser, Staff]
public sealed record MyProfile : IRequest<MyProfileAnswer>;

/// <param name="Account">Null for staff and partner users, who have a login and no account.</param>
public sealed record MyProfileAnswer(string Name, string Email, AccountDetails? Account);

public sealed record AccountDetails(string Number, CustomerCategory Category, string Phone, string Address, string TaxNumber, int Version);

public sealed class MyProfileHandler(PortalDb db, UserManager<PortalUser> users, CurrentActor actor) : IRequestHandler<MyProfile, MyProfileAnswer>
{
    public async Task<MyProfileAnswer> Handle(MyProfile request, CancellationToken cancellationToken)
    {
        var user = await users.OfAsync(actor.Value);
        if (user.CustomerId is not { } id)
            return new(user.DisplayName, user.Email!, null);
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        return new(customer.Name, user.Email!, new(customer.Number, customer.Category, customer.Phone, customer.Address, customer.TaxNumber, customer.Version));
    }
}
