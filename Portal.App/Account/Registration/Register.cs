using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// A visitor becomes a customer of the partner whose portal it is, with a first login. The answer is the same when the address has
/// a login already: its owner gets a mail that says so.
/// </summary>
[Anyone]
public sealed record Register(CustomerCategory Category, string Name, string Email, string Phone, string Address, string Password) : IRequest<Unit>;

public sealed class RegisterHandler(PortalDb db, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, MailTemplates mails, CurrentActor actor, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<Register, Unit>
{
    public async Task<Unit> Handle(Register request, CancellationToken cancellationToken)
    {
        var terms = await db.TermsAsync(actor.Value.PartnerId, cancellationToken);
        // What is wrong with the form is told before it matters whether the address is known, and hashing is too slow for a transaction.
        var hash = await HashAsync(LoginOf(CustomerOf("", request, terms)), request.Password);

        await using var work = await db.BeginAsync(Turns.Registrations, cancellationToken);
        if (await users.FindByEmailAsync(request.Email.Trim()) is { } known)
            await TellOwnerAsync(terms, known, cancellationToken);
        else
            await OpenAccountAsync(terms, CustomerOf(await work.NextNumberAsync(NumberSeries.Customer, cancellationToken), request, terms), hash);
        await work.CommitAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task OpenAccountAsync(PartnerTerms terms, Customer customer, string hash)
    {
        db.Customers.Add(customer);
        var user = LoginOf(customer);
        user.PasswordHash = hash;
        (await users.CreateAsync(user)).Demand("Email");
        var token = await users.GenerateEmailConfirmationTokenAsync(user);
        db.Mails.Add(mails.ConfirmEmail(terms, user, LoginLinks.Confirm(user, token), Now));
        audit.Add("customer.registered", $"Customer {customer.Number}", "", customer.Name, terms.Partner.Id);
    }

    private async Task TellOwnerAsync(PartnerTerms terms, PortalUser known, CancellationToken cancellation)
    {
        var mail = mails.AlreadyRegistered(terms, known.Email!, Now);
        if (!await db.Mails.AnyAsync(sent => sent.Cause == mail.Cause && sent.To == mail.To, cancellation))
            db.Mails.Add(mail);
    }

    private Customer CustomerOf(string number, Register request, PartnerTerms terms)
    {
        var customer = new Customer(number, terms.Partner, request.Category, request.Name, request.Email, Now);
        customer.Edit(request.Category, request.Name, request.Email, request.Phone, request.Address, "");
        return customer;
    }

    private async Task<string> HashAsync(PortalUser user, string password)
    {
        await users.RequireGoodPasswordAsync(user, password);
        return hasher.HashPassword(user, password);
    }

    private static PortalUser LoginOf(Customer customer) => new(customer.Email, customer.Name, PortalRole.Customer, customer.Id, null);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
