using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Demo;

/// <summary>
/// The verbs in which the demo's stories are told. Days count back from today. Nobody pays by card in the past, because the
/// gateway would not know of it: money came in by bank transfer, and orders were paid from the balance.
/// </summary>
internal sealed class DemoStory(DemoStage stage)
{
    public void Join(double daysAgo, DemoPerson person) => stage.At(daysAgo, () => stage.WriteAsync(async (db, unit, _) =>
    {
        var partner = await db.Partners.SingleAsync(row => row.Code == person.Partner);
        var customer = new Customer(await unit.NextNumberAsync(NumberSeries.Customer, default), partner, person.Category, person.Name, person.Email, stage.Now);
        customer.Edit(person.Category, person.Name, person.Email, person.Phone, person.Address, person.TaxNumber);
        customer.SetTerms(Money.Of(person.CreditLimit, partner.Currency), person.DiscountBasisPoints, person.Location, person.Labels);
        db.Customers.Add(customer);
        person.Joined(customer);
    }));

    public void Transfer(double daysAgo, DemoPerson person, decimal amount) => stage.At(daysAgo, () => TransferAsync(person, amount));

    /// <summary>Through cart and checkout, as the partner takes orders on that day. What the balance lacks comes in just before.</summary>
    /// <param name="wish">Days from the order to the wished start; null wishes for none.</param>
    public DemoOrder Order(double daysAgo, DemoPerson person, int? wish, params string[] codes)
    {
        var order = new DemoOrder(person);
        stage.At(daysAgo, async () =>
        {
            var cart = await FillCartAsync(person, codes);
            order.Day = cart.FirstBill.Today;
            if (wish is { } days)
                cart = await stage.SendAsync(person.Actor, new WishForStart(order.Day.AddDays(days)));
            if (cart.AcceptsPayment && cart.DueNow.Total > cart.Payment.Balance)
                await TransferAsync(person, (cart.DueNow.Total - cart.Payment.Balance).Major);
            var placed = await stage.SendAsync(person.Actor, new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), new PaymentChoice(null, UseBalance: true, SaveCard: false)));
            order.Number = placed.OrderNumber ?? throw new InvalidOperationException("The demo's prices changed while it ordered.");
            await ReadAsync(order);
        });
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
    public void LeaveUnpaid(double daysAgo, DemoPerson person, string? declined, params string[] codes) => stage.At(daysAgo, async () =>
    {
        var cart = await FillCartAsync(person, codes);
        await stage.WriteAsync(async (db, unit, _) =>
        {
            var desk = await db.CartDeskAsync(person.Actor, default);
            var products = await db.ProductsAsync(desk.Cart!.Lines.Select(line => line.ProductId), default);
            var contents = await db.ContentsAsync(products.Values, default);
            var lines = desk.Cart.Lines.OrderBy(line => line.Id).Select(line => products[line.ProductId])
                .Select(product => new OrderLine(product, Pricing.Of(product, desk.Terms.Partner, desk.DiscountBasisPoints), [.. contents[product.Id]]));
            var order = new Order(await unit.NextNumberAsync(NumberSeries.Order, default), desk.Customer!, OrderKind.Paid, cart.CheckoutKey, lines, null, stage.Now);
            var payment = new Payment(desk.Customer!, PaymentTarget.Of(order), PaymentKind.Card, order.Total.Total, Money.Zero(order.Total.Currency), null, false, stage.Now);
            if (declined is null)
                payment.Cancel(stage.Now);
            else if (payment.Fail(declined, stage.Now))
                order.PaymentFailed(declined, stage.Now);
            desk.Cart.Submitted(stage.Now);
            db.Orders.Add(order);
            db.Payments.Add(payment);
        });
    });

    private async Task<CartContentsAnswer> FillCartAsync(DemoPerson person, string[] codes)
    {
        CartContentsAnswer? cart = null;
        foreach (var code in codes)
            cart = await stage.SendAsync(person.Actor, new AddToCart(code));
        return cart ?? throw new InvalidOperationException("An order of the demo names no product.");
    }

    private Task TransferAsync(DemoPerson person, decimal amount) => stage.WriteAsync(async (db, _, _) =>
    {
        var customer = await db.Customers.SingleAsync(row => row.Id == person.Id);
        db.Ledger.Add(customer.Post(LedgerKind.Adjusted, Money.Of(amount, customer.Currency), $"transfer:{Guid.CreateVersion7()}", "Bank transfer received", stage.Now));
    });

    private Task ReadAsync(DemoOrder order) => stage.WriteAsync(async (db, _, _) =>
    {
        order.Id = await db.Orders.Where(row => row.Number == order.Number).Select(row => row.Id).SingleAsync();
        var services = await db.Services.Where(row => row.OrderId == order.Id).OrderBy(row => row.Number).Select(row => new { row.Number, row.AwaitsApproval }).ToListAsync();
        order.Services = [.. services.Select(service => service.Number)];
        order.ToApprove = [.. services.Where(service => service.AwaitsApproval).Select(service => service.Number)];
    });
}
