using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>An issued invoice as a document (SPEC 11). For its customer, that customer's partner, and staff; for others it is not found.</summary>
[Customer, PartnerUser, Staff]
public sealed record InvoiceDetails(string Number) : IRequest<InvoiceDetailsAnswer>;

/// <param name="Seller">How the partner shows itself on paper.</param>
/// <param name="CanPay">The customer looks at it, it is open, and the partner takes payments.</param>
/// <param name="Pending">A payment for it is under way at the gateway.</param>
public sealed record InvoiceDetailsAnswer(
    string Number, Id<Customer> CustomerId, string CustomerNumber, bool IsOwn, InvoiceStatus Status, bool IsOverdue, DateOnly? IssuedOn, DateOnly? DueOn, DateOnly? PaidOn, string CancelReason,
    Party Seller, Party Buyer, Brand Brand, string? OrderNumber, IReadOnlyList<InvoiceLineAnswer> Lines, IReadOnlyList<TaxOfRate> Taxes, TaxedAmount Total, IReadOnlyList<PaidWith> Payments,
    IReadOnlyList<CreditOfInvoice> Credits, bool CanPay, bool Pending, string Failure, PaymentOptions Payment, IReadOnlyList<ExplanationLine> Explanation);

public sealed record InvoiceLineAnswer(string Text, DateSpan? Span, string TaxName, TaxRate TaxRate, TaxedAmount Amount, string? ServiceNumber);

public sealed record TaxOfRate(string Name, TaxRate Rate, TaxedAmount Amount);

/// <summary>How it was paid: the parts of the payment that settled it.</summary>
public sealed record PaidWith(string Text, Money Amount);

/// <summary>A credit note that gives part of the invoice back.</summary>
public sealed record CreditOfInvoice(string Number, CreditNoteStatus Status, Money Amount);

public sealed class InvoiceDetailsHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<InvoiceDetails, InvoiceDetailsAnswer>
{
    public async Task<InvoiceDetailsAnswer> Handle(InvoiceDetails request, CancellationToken cancellationToken)
    {
        var invoice = await db.Invoices.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Number == request.Number, cancellationToken);
        if (invoice is null || !actor.Value.MaySee(invoice.CustomerId, invoice.PartnerId))
            throw Refusal.NotFound("invoice");
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == invoice.CustomerId, cancellationToken);
        var terms = await db.TermsAsync(invoice.PartnerId, cancellationToken);
        var today = terms.Today(clock);
        var isOwn = actor.Value.CustomerId == invoice.CustomerId;
        var orderNumber = invoice.OrderId is { } order ? await db.Orders.Where(row => row.Id == order).Select(row => row.Number).SingleAsync(cancellationToken) : null;
        var attempts = await db.Payments.AsNoTracking().Where(row => row.InvoiceId == invoice.Id || (invoice.OrderId != null && row.OrderId == invoice.OrderId))
            .OrderByDescending(row => row.Id).Take(20).ToListAsync(cancellationToken);
        var own = attempts.FirstOrDefault(row => row.InvoiceId == invoice.Id);
        return new(
            invoice.Number!, customer.Id, customer.Number, isOwn, invoice.Status, invoice.IsOverdue(today), invoice.IssuedOn, invoice.DueOn, invoice.PaidOn, invoice.CancelReason,
            invoice.Seller, invoice.Buyer, Letterhead.Of(terms), orderNumber, await LinesAsync(invoice, cancellationToken),
            [.. invoice.TaxPerRate.Select(rate => new TaxOfRate(rate.Name, rate.Rate, rate.Amount))], invoice.Total, Paid(invoice, attempts),
            await CreditsAsync(invoice, cancellationToken), isOwn && invoice.Status == InvoiceStatus.Issued && terms.Get(PartnerSettings.AcceptGatewayPayment),
            own?.Status == PaymentStatus.Processing, own?.Status == PaymentStatus.Failed ? own.FailureText : "",
            await db.PaymentOptionsAsync(terms, customer, today, cancellationToken), DocumentExplanations.OfInvoice(invoice, orderNumber));
    }

    private async Task<IReadOnlyList<InvoiceLineAnswer>> LinesAsync(Invoice invoice, CancellationToken cancellation)
    {
        var ids = invoice.Lines.Select(line => line.ServiceId).OfType<Id<Domain.Services.Service>>().Distinct().ToList();
        var numbers = await db.Services.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Number }).ToDictionaryAsync(row => row.Id, row => row.Number, cancellation);
        return [.. invoice.Lines.OrderBy(line => line.Position).Select(line => new InvoiceLineAnswer(
            line.Text, line.Span, line.TaxName, line.TaxRate, line.Amount, line.ServiceId is { } id ? numbers.GetValueOrDefault(id) : null))];
    }

    private static IReadOnlyList<PaidWith> Paid(Invoice invoice, List<Payment> attempts)
    {
        if (invoice.Status != InvoiceStatus.Paid)
            return [];
        var payment = attempts.Find(row => row.Status == PaymentStatus.Succeeded && row.Total == invoice.Total.Total);
        if (payment is null)
            return [new("From balance", invoice.Total.Total)];
        return
        [
            .. payment.BalancePart.IsPositive ? [new PaidWith("From balance", payment.BalancePart)] : Array.Empty<PaidWith>(),
            .. payment.CardPart.IsPositive ? [new PaidWith("By card", payment.CardPart)] : Array.Empty<PaidWith>(),
        ];
    }

    private async Task<IReadOnlyList<CreditOfInvoice>> CreditsAsync(Invoice invoice, CancellationToken cancellation) =>
        [.. (await db.CreditNotes.AsNoTracking().Where(row => row.InvoiceId == invoice.Id).OrderBy(row => row.Id).ToListAsync(cancellation))
            .Select(row => new CreditOfInvoice(row.Number, row.Status, row.Amount.Total))];
}
