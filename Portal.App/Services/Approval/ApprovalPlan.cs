using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>
/// What approving a service with a start date would do. Preview and approval both come from here, so they agree to the cent (SPEC 4).
/// </summary>
/// <param name="Correction">For a service whose first period is paid; null when it is billed by this approval.</param>
/// <param name="Replaces">The unpaid invoice that an earlier approval of this request issued.</param>
internal sealed record ApprovalPlan(
    PartnerTerms Terms, Customer Customer, Order Order, Service Service, DateOnly Start, DateOnly Today, CreditCorrection? Correction, Invoice? Replaces)
{
    public bool Bills => Correction is null && !Service.WasPaidUpFront;

    public OrderLine Line => Order.Lines.Single(line => line.Id == Service.OrderLineId);

    /// <summary>The first bill of a request, from the start date.</summary>
    public TaxedAmount FirstBill => Line.DueNow;

    public DateOnly DueOn => Today.AddDays(Terms.Get(Domain.Partners.PartnerSettings.InvoiceDueDays));

    public Money BalanceAfter => Customer.Balance + (Correction?.BalanceChange ?? Money.Zero(Customer.Currency));

    /// <summary>The answer to <b>Explain this amount</b>.</summary>
    public IReadOnlyList<ExplanationLine> Explanation =>
        Correction is { } correction ? Explanations.OfCorrection(correction, Service.Recurring) : Bills ? Explanations.OfFirstBill(Line, Start) : [];

    /// <summary>Changes when anything that the preview showed would come out differently.</summary>
    public string Fingerprint => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Service.Version}:{Start:yyyyMMdd}:{Correction?.BalanceChange.Minor ?? 0}:{(Bills ? FirstBill.Total.Minor : 0)}:{BalanceAfter.Minor}");

    /// <exception cref="Refusal">No such service, or the date cannot be.</exception>
    public static async Task<ApprovalPlan> MakeAsync(PortalDb db, string serviceNumber, DateOnly start, TimeProvider clock, CancellationToken cancellation)
    {
        var service = await db.Services.SingleOrDefaultAsync(row => row.Number == serviceNumber, cancellation) ?? throw Refusal.NotFound("service");
        if (service.Status is ServiceStatus.Rejected or ServiceStatus.Ended)
            throw new Refusal("service.closed", $"{service.Name} is closed, so it has no start date to set.");
        var customer = await db.Customers.SingleAsync(row => row.Id == service.CustomerId, cancellation);
        var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.Id == service.OrderId, cancellation);
        var terms = await db.TermsAsync(service.PartnerId, cancellation);
        var today = terms.Today(clock);
        if (start > today.AddYears(2))
            throw new Refusal("approval.too-far", "Choose a start date within two years.", "StartDate");
        var invoice = service.InvoiceId is { } id ? await db.Invoices.SingleAsync(row => row.Id == id, cancellation) : null;
        var isPaid = service.WasPaidUpFront || invoice?.Status == InvoiceStatus.Paid;
        if (!isPaid)
            return new(terms, customer, order, service, start, today, null, invoice?.Status == InvoiceStatus.Issued ? invoice : null);
        if (service.BilledSpan is null)
            throw new Refusal("approval.once", $"{service.Name} was bought once and is paid: there is no start date to set.");
        var notes = await db.CreditNotes.Where(note => note.ServiceId == service.Id).ToListAsync(cancellation);
        return new(terms, customer, order, service, start, today, CreditCorrection.Plan(service.CreditFor(start), notes, customer.Balance), null);
    }
}
