using Microsoft.EntityFrameworkCore;
using Portal.App.Customers;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Reading_a_customer
{
    [Theory, OnEveryDatabase]
    public async Task The_tabs_show_what_a_paid_order_left(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);

        var frame = await world.SendAsync(PortalWorld.Staff, new CustomerFrame(customer.Number));
        (frame.AwaitingApproval, frame.OpenTickets, frame.Balance).ShouldBe((1, 0, Money.Zero(Currency.Eur)));
        var row = (await world.SendAsync(PortalWorld.Staff, new ServicesOfCustomer(customer.Number, ListCursor.Top))).Page.Rows.ShouldHaveSingleItem();
        (row.Number, row.Name, row.Status, row.AwaitsApproval, row.StartDate, row.LastPaidDay)
            .ShouldBe((service.Number, "fibre", ServiceStatus.Active, true, new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 31)));
        var order = (await world.SendAsync(PortalWorld.Staff, new CustomerOrderList(customer.Number, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (order.Total, order.Status, order.Kind).ShouldBe((Money.Of(100m, Currency.Eur), OrderStatus.Paid, OrderKind.Paid));
        order.Lines.ShouldBe(["fibre"]);
        var invoice = (await world.SendAsync(PortalWorld.Staff, new CustomerInvoiceList(customer.Number, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (invoice.Status, invoice.IsOverdue, invoice.Total, invoice.PaidOn).ShouldBe((InvoiceStatus.Paid, false, Money.Of(100m, Currency.Eur), new DateOnly(2023, 1, 1)));
        var payment = (await world.SendAsync(PortalWorld.Staff, new CustomerPaymentList(customer.Number, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (payment.For, payment.Status, payment.CardPart, payment.BalancePart).ShouldBe((order.Number, PaymentStatus.Succeeded, Money.Of(100m, Currency.Eur), Money.Zero(Currency.Eur)));
        (await world.SendAsync(PortalWorld.Staff, new CustomerLedger(customer.Number, ListCursor.Top))).Rows.Select(entry => (entry.Kind, entry.BalanceAfter.Major))
            .ShouldBe([(LedgerKind.InvoicePaid, 0m), (LedgerKind.PaymentReceived, 100m)]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_credit_note_explains_its_amount_and_the_approval_stands_under_recent_activity(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);
        await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new DateOnly(2023, 1, 14), null));

        var note = (await world.SendAsync(PortalWorld.Staff, new CustomerCreditNoteList(customer.Number, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (note.Status, note.UnusedDays, note.Total).ShouldBe((CreditNoteStatus.RefundDue, 13, Money.Of(41.94m, Currency.Eur)));
        note.Explanation.ShouldContain(line => line.Text.Contains("13 / 31", StringComparison.Ordinal));
        var overview = await world.SendAsync(PortalWorld.Staff, new CustomerOverview(customer.Number));
        overview.Activity.ShouldContain(entry => entry.Action == "service.approved" && entry.Subject == $"Service {service.Number}");
        (overview.Balance, overview.OpenInvoices).ShouldBe((Money.Of(41.94m, Currency.Eur), Money.Zero(Currency.Eur)));
    }

    [Theory, OnEveryDatabase]
    public async Task An_unpaid_invoice_is_overdue_on_the_day_after_it_was_due(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync();
        await world.AProductAsync(price: 100m);
        var order = await world.OrderAsync(customer, codes: "fibre");
        order.ShouldNotBeNull();
        var service = await world.DbAsync(db => db.Services.SingleAsync());
        await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new DateOnly(2023, 1, 1), null));

        (await InvoiceAsync()).IsOverdue.ShouldBeFalse();
        (await world.SendAsync(PortalWorld.Staff, new CustomerOverview(customer.Number))).OpenInvoices.ShouldBe(Money.Of(100m, Currency.Eur));
        world.Clock.MoveTo(DateTimeOffset.Parse("2023-01-15T22:59:00Z", System.Globalization.CultureInfo.InvariantCulture));
        (await InvoiceAsync()).IsOverdue.ShouldBeFalse("due on the 15th, and it still is the 15th in Berlin");
        world.Clock.MoveTo(DateTimeOffset.Parse("2023-01-15T23:01:00Z", System.Globalization.CultureInfo.InvariantCulture));
        (await InvoiceAsync()).IsOverdue.ShouldBeTrue();

        async Task<CustomerInvoiceRow> InvoiceAsync() => (await world.SendAsync(PortalWorld.Staff, new CustomerInvoiceList(customer.Number, ListCursor.Top))).Rows.ShouldHaveSingleItem();
    }
}
