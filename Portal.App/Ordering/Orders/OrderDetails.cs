using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>An order with everything that came of it: the result page of SPEC 3. Another customer's order is not found.</summary>
[Customer, PartnerUser, Staff]
public sealed record OrderDetails(string Number) : IRequest<OrderDetailsAnswer>;

/// <param name="IsOwn">The customer looks at it, who alone can pay or change it.</param>
/// <param name="Attempt">The last attempt to pay; null before the first and for requests.</param>
/// <param name="Ticket">The number of the ticket that carries a request; null too for partners, who do not read their customers' tickets.</param>
/// <param name="CanWithdraw">A request that nobody decided anything of yet.</param>
public sealed record OrderDetailsAnswer(
    string Number, Id<Customer> CustomerId, bool IsOwn, OrderKind Kind, OrderStatus Status, DateTime PlacedAt, DateTime? PaidAt, DateOnly? WishedStart, string CloseReason,
    TaxedAmount Total, IReadOnlyList<ExplanationLine> Explanation, IReadOnlyList<OrderLineAnswer> Lines, IReadOnlyList<OrderServiceAnswer> Services,
    IReadOnlyList<OrderDocument> Documents, IReadOnlyList<OrderEvent> Events, PaymentAttempt? Attempt, PaymentOptions Payment, bool AcceptsPayment, string? Ticket, bool CanWithdraw)
{
    /// <summary>The service whose data is asked first; null when everything is there.</summary>
    public string? FirstUnconfigured => Services.FirstOrDefault(service => service.Missing.Count > 0)?.Number;

    /// <summary>Whether the customer can pay it now, the first time or again.</summary>
    public bool CanPay => IsOwn && AcceptsPayment && Status is OrderStatus.AwaitingPayment or OrderStatus.PaymentFailed;
}

public sealed record OrderLineAnswer(
    string Name, ProductType Type, ExecutionType Execution, BillingPeriod? Period, int ContractMonths, IReadOnlyList<string> Contents, TaxedAmount DueNow, Money Recurring, Money Setup,
    IReadOnlyList<OrderedAddOn> AddOns, IReadOnlyList<ExplanationLine> Explanation);

/// <param name="Status">As it is today.</param>
/// <param name="Missing">What the customer still has to fill in, by name (SPEC 6).</param>
public sealed record OrderServiceAnswer(string Number, string Name, ExecutionType Execution, ServiceStatus Status, string InWords, bool AwaitsApproval, DateOnly? StartDate, IReadOnlyList<string> Missing);

/// <summary>An invoice or credit note of the order.</summary>
public sealed record OrderDocument(string Number, string Href, string Kind, DateOnly? IssuedOn, StatusWord Status, Money Total);

/// <param name="Failure">Why it failed, in the gateway's words; empty otherwise.</param>
public sealed record PaymentAttempt(PaymentStatus Status, PaymentKind Kind, Money CardPart, Money BalancePart, string Failure);

public sealed class OrderDetailsHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<OrderDetails, OrderDetailsAnswer>
{
    public async Task<OrderDetailsAnswer> Handle(OrderDetails request, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Number == request.Number, cancellationToken);
        if (order is null || !actor.Value.MaySee(order.CustomerId, order.PartnerId))
            throw Refusal.NotFound("order");
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == order.CustomerId, cancellationToken);
        var terms = await db.TermsAsync(order.PartnerId, cancellationToken);
        var today = terms.Today(clock);
        var lines = order.Lines.OrderBy(line => line.Position).ToList();
        var services = await db.Services.AsNoTracking().Where(row => row.OrderId == order.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var attempt = await db.Payments.AsNoTracking().Where(row => row.OrderId == order.Id).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return new(
            order.Number, order.CustomerId, actor.Value.CustomerId == order.CustomerId, order.Kind, order.Status, order.PlacedAt, order.PaidAt, order.WishedStart, order.CloseReason,
            order.Total, OrderExplanations.OfOrder(lines, order.Total), [.. lines.Select(line => Line(line, order.PaidAt ?? order.PlacedAt, terms))],
            [.. services.Select(row => new OrderServiceAnswer(row.Number, row.Name, row.Execution, row.StatusOn(today),
                ServiceSentence.Of(row.StatusOn(today), row.AwaitsApproval, row.StartDate, today, row.RejectReason), row.AwaitsApproval, row.StartDate, row.NeedsData() ? [.. row.Missing.Select(parameter => parameter.Name)] : []))],
            await DocumentsAsync(order, services, today, cancellationToken), [.. order.Events],
            attempt is null ? null : new(attempt.Status, attempt.Kind, attempt.CardPart, attempt.BalancePart, attempt.FailureText),
            await db.PaymentOptionsAsync(terms, customer, today, cancellationToken), terms.Get(PartnerSettings.AcceptGatewayPayment),
            order.TicketId is { } ticket && actor.Value.Kind != ActorKind.Partner ? await db.Tickets.Where(row => row.Id == ticket).Select(row => row.Number).SingleAsync(cancellationToken) : null,
            order.Status == OrderStatus.Requested && services.TrueForAll(row => row.AwaitsApproval));
    }

    private static OrderLineAnswer Line(OrderLine line, DateTime at, PartnerTerms terms) => new(
        line.Name, line.Type, line.Execution, line.Period, line.ContractMonths, line.Contents, line.DueNow, line.Recurring.Total, line.Setup.Total, [.. line.ShownAddOns],
        Explanations.OfFirstBill(line, terms.Partner.LocalDate(at)));

    private async Task<IReadOnlyList<OrderDocument>> DocumentsAsync(Order order, List<Service> services, DateOnly today, CancellationToken cancellation)
    {
        var invoices = await db.Invoices.AsNoTracking().Where(row => row.OrderId == order.Id && row.Number != null).OrderBy(row => row.Id).ToListAsync(cancellation);
        var ids = services.ConvertAll(row => row.Id);
        var notes = ids.Count == 0 ? [] : await db.CreditNotes.AsNoTracking().Where(row => ids.Contains(row.ServiceId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        return
        [
            .. invoices.Select(row => new OrderDocument(row.Number!, $"/invoices/{row.Number}", "Invoice", row.IssuedOn, row.Status.Word(row.IsOverdue(today)), row.Total.Total)),
            .. notes.Select(row => new OrderDocument(row.Number, $"/credit-notes/{row.Number}", "Credit note", row.IssuedOn, row.Status.Word(), -row.Amount.Total)),
        ];
    }
}
