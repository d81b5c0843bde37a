using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Audit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Who the customer is, on which terms, who signs in, and what happened lately.</summary>
[Staff, PartnerUser]
public sealed record CustomerOverview(string Number) : IRequest<CustomerOverviewAnswer>;

/// <param name="OpenInvoices">Issued and not paid yet, in total.</param>
/// <param name="Activity">Latest entries of the audit log about the customer, the orders and the services; newest first.</param>
public sealed record CustomerOverviewAnswer(
    CustomerContact Contact, CustomerTerms Terms, Currency Currency, Money Balance, Money OpenInvoices, DateTime CreatedAt,
    IReadOnlyList<CustomerLogin> Logins, IReadOnlyList<AuditRow> Activity);

public sealed record CustomerLogin(string Email, string Name, bool Confirmed, bool LockedOut);

public sealed class CustomerOverviewHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<CustomerOverview, CustomerOverviewAnswer>
{
    private const int MostLogins = 50, Recent = 20;

    public async Task<CustomerOverviewAnswer> Handle(CustomerOverview request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        var open = await db.Invoices.Where(invoice => invoice.CustomerId == customer.Id && invoice.Status == InvoiceStatus.Issued)
            .SumAsync(invoice => invoice.Total.NetMinor + invoice.Total.TaxMinor, cancellationToken);
        var now = clock.GetUtcNow();
        var logins = await db.Users.Where(user => user.CustomerId == customer.Id).OrderBy(user => user.Id).Take(MostLogins)
            .Select(user => new { user.Email, user.DisplayName, user.EmailConfirmed, user.LockoutEnd }).ToListAsync(cancellationToken);
        return new(
            CustomerContact.Of(customer), CustomerTerms.Of(customer), customer.Currency, customer.Balance, new Money(open, customer.Currency), customer.CreatedAt,
            [.. logins.Select(user => new CustomerLogin(user.Email ?? "", user.DisplayName, user.EmailConfirmed, user.LockoutEnd > now))],
            await ActivityAsync(customer, cancellationToken));
    }

    private async Task<IReadOnlyList<AuditRow>> ActivityAsync(Customer customer, CancellationToken cancellation)
    {
        var orders = await db.Orders.Where(order => order.CustomerId == customer.Id).OrderByDescending(order => order.Id).Take(Recent).Select(order => order.Number).ToListAsync(cancellation);
        var services = await db.Services.Where(service => service.CustomerId == customer.Id).OrderByDescending(service => service.Id).Take(Recent).Select(service => service.Number).ToListAsync(cancellation);
        List<string> subjects = [$"Customer {customer.Number}", .. orders.Select(number => $"Order {number}"), .. services.Select(number => $"Service {number}")];
        return await db.Audit.Where(entry => subjects.Contains(entry.Subject)).OrderByDescending(entry => entry.Id).Take(Recent).Rows(db).ToListAsync(cancellation);
    }
}
