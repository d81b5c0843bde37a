using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Kit;
using Portal.App.Ordering;
using Portal.App.Partners;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Home;

/// <summary>What a customer sees first: what needs him, what he has, what it costs (LOOK, dashboards).</summary>
[Customer]
public sealed record MyDashboard : IRequest<MyDashboardAnswer>;

public sealed record MyDashboardAnswer(
    IReadOnlyList<Need> Needs, int ServiceCount, int AwaitingCount, IReadOnlyList<MyService> Services, Money Balance,
    int OpenInvoices, IReadOnlyList<OrderDocument> Documents);

/// <summary>Something only the customer can do, and the button that leads there.</summary>
public sealed record Need(Tone Tone, string Icon, string Title, string Text, string Href, string Button);

public sealed class MyDashboardHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<MyDashboard, MyDashboardAnswer>
{
    private const int Most = 5;

    public async Task<MyDashboardAnswer> Handle(MyDashboard request, CancellationToken cancellationToken)
    {
        var id = actor.Value.Customer;
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var terms = await db.TermsAsync(customer.PartnerId, cancellationToken);
        var today = terms.Today(clock);
        var services = await db.Services.AsNoTracking().Where(row => row.CustomerId == id).OrderByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        var open = await db.Invoices.AsNoTracking().Where(row => row.CustomerId == id && row.Status == InvoiceStatus.Issued).OrderBy(row => row.DueOn).Take(20).ToListAsync(cancellationToken);
        return new(
            [.. await UnpaidAsync(id, cancellationToken), .. await UnconfiguredAsync(id, cancellationToken), .. open.Take(Most).Select(row => Invoice(row, today, terms)), .. await TicketsAsync(id, cancellationToken)],
            await db.Services.CountAsync(row => row.CustomerId == id && row.Status != Domain.Services.ServiceStatus.Rejected && row.Status != Domain.Services.ServiceStatus.Ended, cancellationToken),
            await db.Services.CountAsync(row => row.CustomerId == id && row.AwaitsApproval, cancellationToken),
            [.. services.Select(row => MyServicesHandler.Row(row, today))], customer.Balance,
            open.Count, await DocumentsAsync(id, today, cancellationToken));
    }

    private async Task<IReadOnlyList<Need>> UnpaidAsync(Id<Customer> customer, CancellationToken cancellation)
    {
        var orders = await db.Orders.Where(row => row.CustomerId == customer && (row.Status == OrderStatus.AwaitingPayment || row.Status == OrderStatus.PaymentFailed))
            .OrderByDescending(row => row.Id).Take(Most).Select(row => new { row.Number, row.Status, row.Total }).ToListAsync(cancellation);
        return [.. orders.Select(row => new Need(
            Tone.Danger, "card", row.Status == OrderStatus.PaymentFailed ? $"The payment of order {row.Number} failed" : $"Order {row.Number} is not paid yet",
            $"{MoneyFormat.Format(row.Total.Total, System.Globalization.CultureInfo.CurrentCulture)}. Nothing is set up before it is paid.", $"/orders/{row.Number}", "Pay"))];
    }

    private async Task<IReadOnlyList<Need>> UnconfiguredAsync(Id<Customer> customer, CancellationToken cancellation) =>
        [.. (await db.UnconfiguredAsync(customer, Most, cancellation)).Select(row => new Need(
            Tone.Warning, "info", $"{row.Name} needs data from you", $"{string.Join(", ", row.Missing.Select(parameter => parameter.Name))}. It is set up as soon as that is there.", $"/services/{row.Number}/settings", "Settings"))];

    private static Need Invoice(Invoice row, DateOnly today, PartnerTerms terms)
    {
        var (overdue, amount) = (row.IsOverdue(today), MoneyFormat.Format(row.Total.Total, System.Globalization.CultureInfo.CurrentCulture));
        var day = DateText.Format(row.DueOn!.Value, System.Globalization.CultureInfo.CurrentCulture);
        return new(overdue ? Tone.Danger : Tone.Warning, "invoice", $"Invoice {row.Number} is {(overdue ? "overdue" : "open")}", $"{amount}, {(overdue ? "was due on" : "due on")} {day}",
            $"/invoices/{row.Number}", terms.Get(PartnerSettings.AcceptGatewayPayment) ? "Pay" : "Show");
    }

    // The staff had the last word, so the next one is the customer's.
    private async Task<IReadOnlyList<Need>> TicketsAsync(Id<Customer> customer, CancellationToken cancellation)
    {
        var tickets = await db.Tickets.Where(row => row.CustomerId == customer && row.Status != TicketStatus.Closed && !row.AwaitsStaff)
            .OrderByDescending(row => row.Id).Take(Most).Select(row => new { row.Number, row.Subject }).ToListAsync(cancellation);
        return [.. tickets.Select(row => new Need(Tone.Info, "ticket", $"We answered you in ticket {row.Number}", row.Subject, $"/tickets/{row.Number}", "Answer"))];
    }

    private async Task<IReadOnlyList<OrderDocument>> DocumentsAsync(Id<Customer> customer, DateOnly today, CancellationToken cancellation)
    {
        var invoices = await db.Invoices.Where(row => row.CustomerId == customer && row.Number != null).OrderByDescending(row => row.Id).Take(Most).AsNoTracking().ToListAsync(cancellation);
        var notes = await db.CreditNotes.Where(row => row.CustomerId == customer).OrderByDescending(row => row.Id).Take(Most).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. invoices.Select(row => (At: row.CreatedAt, Document: new OrderDocument(row.Number!, $"/invoices/{row.Number}", "Invoice", row.IssuedOn, row.Status.Word(row.IsOverdue(today)), row.Total.Total)))
                .Concat(notes.Select(row => (At: row.CreatedAt, Document: new OrderDocument(row.Number, $"/credit-notes/{row.Number}", "Credit note", row.IssuedOn, row.Status.Word(), -row.Amount.Total))))
                .OrderByDescending(row => row.At).Take(Most).Select(row => row.Document),
        ];
    }
}
