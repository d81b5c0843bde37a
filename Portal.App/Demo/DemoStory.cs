using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Partners;
using Portal.App.Services;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Demo;

/// <summary>
/// The verbs in which the demo's stories are told. Days count back from today. Nobody pays by card in the past, because the
/// gateway would not know of it: money came in by bank transfer, and orders were paid from the balance.
/// </summary>
internal sealed class DemoStory(DemoStage stage)
{
    public void Transfer(double daysAgo, DemoPerson person, decimal amount) => stage.At(daysAgo, () => stage.WriteAsync(async (db, _, _) =>
    {
        var customer = await db.Customers.SingleAsync(row => row.Id == person.Id);
        Receive(db, customer, Money.Of(amount, customer.Currency));
    }));

    /// <summary>As checkout places it: paid, or sent as a request, by what the partner had set on that day. What the balance lacks comes in just before.</summary>
    /// <param name="wish">Days from the order to the wished start; null wishes for none.</param>
    public DemoOrder Order(double daysAgo, DemoPerson person, int? wish, params string[] codes)
    {
        var order = new DemoOrder(person);
        stage.At(daysAgo, () => stage.WriteAsync(async (db, unit, scope) =>
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == person.Id);
            var terms = await db.TermsAsync(customer.PartnerId, default);
            order.Day = terms.Partner.LocalDate(stage.Now);
            var placed = new Order(
                await unit.NextNumberAsync(NumberSeries.Order, default), customer, IsPaid(daysAgo, person) ? OrderKind.Paid : OrderKind.Requested,
                Guid.CreateVersion7(), await LinesAsync(db, terms, customer, codes), wish is { } days ? order.Day.AddDays(days) : null, stage.Now);
            db.Orders.Add(placed);
            if (placed.Kind == OrderKind.Paid)
                await PayAsync(db, unit, scope.GetRequiredService<Settlement>(), terms, customer, placed);
            else
                await scope.GetRequiredService<RequestedOrder>().SendAsync(unit, terms, customer, placed, stage.Now, default);
            order.Placed(placed, db.Services.Local.Where(service => service.OrderId == placed.Id));
        }));
        return order;
    }

    /// <param name="startAfter">Days from the order to the start date.</param>
    /// <param name="line">One line of the order; all of them when null.</param>
    public void Approve(double daysAgo, DemoOrder order, int startAfter, int? line = null) => stage.At(daysAgo, async () =>
    {
        foreach (var service in order.ToApprove.Where(service => line is null || service == order.Services[line.Value]))
            await stage.SendAsync(DemoStaff.Staff, new ApproveService(service, order.Day.AddDays(startAfter), null));
    });

    /// <summary>The start date is moved later: another credit note for the difference.</summary>
    public void MoveStart(double daysAgo, DemoOrder order, int startAfter) => stage.At(daysAgo, async () =>
    {
        var start = order.Day.AddDays(startAfter);
        var preview = await stage.SendAsync(DemoStaff.Administrator, new ApprovalPreview(order.Services[0], start));
        await stage.SendAsync(DemoStaff.Administrator, new ApproveService(order.Services[0], start, preview.Fingerprint));
    });

    public void Reject(double daysAgo, DemoOrder order, string reason) => stage.At(daysAgo, async () =>
    {
        foreach (var service in order.Services)
            await stage.SendAsync(DemoStaff.Staff, new RejectService(service, reason));
    });

    /// <summary>The open invoices of an order are paid by bank transfer.</summary>
    public void PayInvoices(double daysAgo, DemoOrder order) => stage.At(daysAgo, () => stage.WriteAsync(async (db, _, _) =>
    {
        var customer = await db.Customers.SingleAsync(row => row.Id == order.Person.Id);
        var partner = await db.Partners.SingleAsync(row => row.Id == customer.PartnerId);
        var invoices = await db.Invoices.Where(row => row.OrderId == order.Id && row.Status == InvoiceStatus.Issued).ToListAsync();
        foreach (var invoice in invoices)
        {
            db.Ledger.Add(customer.Post(LedgerKind.Adjusted, invoice.Total.Total, $"transfer:{Guid.CreateVersion7()}", $"Bank transfer for invoice {invoice.Number}", stage.Now));
            await db.PayFromBalanceAsync(customer, invoice, partner.LocalDate(stage.Now), stage.Now, default);
        }
    }));

    public void VoidNote(double daysAgo, DemoOrder order, string reason) => stage.At(daysAgo, async () =>
    {
        var number = "";
        await stage.WriteAsync(async (db, _, _) => number = await db.CreditNotes.Where(note => note.CustomerId == order.Person.Id && note.Status == CreditNoteStatus.RefundDue)
            .OrderByDescending(note => note.Id).Select(note => note.Number).FirstAsync());
        await stage.SendAsync(DemoStaff.Administrator, new VoidCreditNote(number, reason));
    });

    /// <summary>A card that did not pay: the order waits to be paid again. With no reason the customer left the gateway's page.</summary>
    public void LeaveUnpaid(double daysAgo, DemoPerson person, string? declined, params string[] codes) => stage.At(daysAgo, () => stage.WriteAsync(async (db, unit, _) =>
    {
        var customer = await db.Customers.SingleAsync(row => row.Id == person.Id);
        var lines = await LinesAsync(db, await db.TermsAsync(customer.PartnerId, default), customer, codes);
        var order = new Order(await unit.NextNumberAsync(NumberSeries.Order, default), customer, OrderKind.Paid, Guid.CreateVersion7(), lines, null, stage.Now);
        var payment = new Payment(customer, PaymentTarget.Of(order.Id), PaymentKind.Card, order.Total.Total, Money.Zero(customer.Currency), null, false, stage.Now);
        if (declined is null)
            payment.Cancel(stage.Now);
        else if (payment.Fail(declined, stage.Now))
            order.PaymentFailed(declined, stage.Now);
        db.Orders.Add(order);
        db.Payments.Add(payment);
    }));

    private static bool IsPaid(double daysAgo, DemoPerson person) => person.Partner == DemoPartners.Default && daysAgo < DemoStories.GatewayOn;

    private async Task PayAsync(PortalDb db, UnitOfWork unit, Settlement settlement, PartnerTerms terms, Customer customer, Order order)
    {
        if (order.Total.Total > customer.Balance)
            Receive(db, customer, order.Total.Total - customer.Balance);
        var (payment, hold) = new PaymentChoice(null, UseBalance: true, SaveCard: false).Attempt(terms, customer, PaymentTarget.Of(order.Id), order.Total.Total, null, stage.Now);
        db.Payments.Add(payment);
        if (hold is not null)
            db.Ledger.Add(hold);
        await settlement.SettleFromBalanceAsync(unit, payment, stage.Now, default);
    }

    private static async Task<List<OrderLine>> LinesAsync(PortalDb db, PartnerTerms terms, Customer customer, string[] codes)
    {
        var products = await db.Products.AsNoTracking().Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code);
        var contents = await db.ContentsAsync(products.Values, default);
        return [.. codes.Select(code => products[code]).Select(product => product.IsOfferedTo(terms.Partner, customer)
            ? new OrderLine(product, Pricing.Of(product, terms.Partner, customer.DiscountBasisPoints), [.. contents[product.Id]])
            : throw new InvalidOperationException($"{product.Code} is not offered to {customer.Name}."))];
    }

    private void Receive(PortalDb db, Customer customer, Money amount) =>
        db.Ledger.Add(customer.Post(LedgerKind.Adjusted, amount, $"transfer:{Guid.CreateVersion7()}", "Bank transfer received", stage.Now));
}
