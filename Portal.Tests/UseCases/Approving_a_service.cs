using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Services;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 4 through the whole program; the arithmetic itself is tested beside the domain.</summary>
public sealed class Approving_a_service
{
    [Theory, OnEveryDatabase]
    public async Task Credits_the_days_before_the_start_date_exactly_as_the_preview_showed(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);

        var preview = await PreviewAsync(world, service, "2023-01-14");
        preview.UnusedDays.ShouldBe(13);
        preview.CreditNote.Total.ShouldBe(Money.Of(41.94m, Currency.Eur));
        preview.CreditNote.Tax.ShouldBe(Money.Of(6.70m, Currency.Eur), "15.97 x 13/31");
        preview.BalanceAfter.ShouldBe(Money.Of(41.94m, Currency.Eur));

        var answer = await ApproveAsync(world, preview);

        answer.CreditNote.ShouldBe(preview.CreditNote);
        answer.BalanceAfter.ShouldBe(preview.BalanceAfter);
        answer.CreditNoteNumber.ShouldBe("CN-DEFAULT-2023-000001");
        var note = (await world.CreditNotesAsync()).ShouldHaveSingleItem();
        note.Status.ShouldBe(CreditNoteStatus.RefundDue);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(41.94m, Currency.Eur));
        var approved = (await world.DbAsync(db => db.Services.SingleAsync()));
        approved.StartDate.ShouldBe(new DateOnly(2023, 1, 14));
        approved.PaidUntil.ShouldBe(new DateOnly(2023, 2, 1), "the paid-until date stays");
        (await world.DbAsync(db => db.Orders.SingleAsync())).Status.ShouldBe(OrderStatus.Completed);
        var mail = (await world.MailsAsync()).Single(mail => mail.Cause.StartsWith("service-approved", StringComparison.Ordinal));
        (mail.Subject, mail.Body).ShouldBe((preview.Mail.Subject, preview.Mail.Body));
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task On_the_payment_date_makes_no_credit_note(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);

        var answer = await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-01"));

        answer.CreditNoteNumber.ShouldBeNull();
        (await world.CreditNotesAsync()).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Before_the_payment_date_is_refused_with_the_day_it_was_paid_from(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-05T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);

        var refusal = await Should.ThrowAsync<Refusal>(() => PreviewAsync(world, service, "2023-01-04"));

        refusal.Message.ShouldContain("2023-01-05");
        refusal.Field.ShouldBe("StartDate");
    }

    [Theory, OnEveryDatabase]
    public async Task A_later_date_adds_a_note_for_the_difference_and_an_earlier_one_replaces_what_is_unused(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);

        await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-11"));
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(32.26m, Currency.Eur), "10/31");
        await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-14"));
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(41.94m, Currency.Eur), "13/31");
        (await world.CreditNotesAsync()).Select(note => note.Amount.Total).ShouldBe([Money.Of(32.26m, Currency.Eur), Money.Of(9.68m, Currency.Eur)]);

        await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-06"));
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(16.13m, Currency.Eur), "5/31");
        var notes = await world.CreditNotesAsync();
        notes.Select(note => note.Status).ShouldBe([CreditNoteStatus.Deleted, CreditNoteStatus.Deleted, CreditNoteStatus.RefundDue]);
        notes[2].Amount.Total.ShouldBe(Money.Of(16.13m, Currency.Eur));
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task An_earlier_date_is_refused_when_the_credit_was_spent(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        await world.AProductAsync("small", price: 40m);
        var service = await world.APaidServiceAsync(customer);
        await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-14"));
        await world.OrderAsync(customer, new PaymentChoice(null, UseBalance: true, SaveCard: false), "small");

        (await world.CreditNotesAsync())[0].Status.ShouldBe(CreditNoteStatus.Closed, "its money paid the invoice");
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(1.94m, Currency.Eur), "the surplus stays");
        var refusal = await Should.ThrowAsync<Refusal>(() => PreviewAsync(world, service, "2023-01-10"));
        refusal.Message.ShouldContain("already used on an invoice");
    }

    [Theory, OnEveryDatabase]
    public async Task A_preview_that_is_out_of_date_is_refused_and_nothing_is_saved(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);
        var preview = await PreviewAsync(world, service, "2023-01-14");
        await world.GiveAsync(customer, 5m);

        var refusal = await Should.ThrowAsync<Refusal>(() => ApproveAsync(world, preview));

        refusal.Code.ShouldBe(Refusal.Stale);
        (await world.CreditNotesAsync()).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task A_requested_service_is_billed_from_its_start_date_and_pending_until_then(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync();
        await world.AProductAsync(price: 100m, setup: 49m);
        var placed = await world.OrderAsync(customer, null, "fibre");
        var service = (await world.ServicesOfAsync(placed.OrderNumber!)).Single();
        service.Status.ShouldBe(ServiceStatus.Pending);

        var preview = await PreviewAsync(world, service, "2023-01-10");
        preview.FirstBill!.Value.Total.ShouldBe(Money.Of(149m, Currency.Eur));
        var answer = await ApproveAsync(world, preview);

        var invoice = (await world.InvoicesAsync()).ShouldHaveSingleItem();
        invoice.Number.ShouldBe(answer.InvoiceNumber);
        invoice.Status.ShouldBe(InvoiceStatus.Issued);
        invoice.DueOn.ShouldBe(new DateOnly(2023, 1, 15));
        invoice.Lines.Single(line => line.Span is not null).Span.ShouldBe(new DateSpan(new(2023, 1, 10), new(2023, 2, 10)));
        var approved = await world.DbAsync(db => db.Services.SingleAsync());
        approved.StatusOn(new(2023, 1, 9)).ShouldBe(ServiceStatus.Pending);
        approved.StatusOn(new(2023, 1, 10)).ShouldBe(ServiceStatus.Active);

        // Another date while it is unpaid: the invoice gives way to a new one.
        await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-20"));
        (await world.InvoicesAsync()).Select(row => row.Status).ShouldBe([InvoiceStatus.Canceled, InvoiceStatus.Issued]);
    }

    [Theory, OnEveryDatabase]
    public async Task Several_at_once_succeed_or_fail_each_alone(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var first = await world.APaidServiceAsync(customer);
        world.Clock.Advance(TimeSpan.FromDays(10));
        var second = await world.APaidServiceAsync(customer);

        var outcomes = await world.SendAsync(PortalWorld.Staff, new ApproveServices([first.Number, second.Number, "S-0"], new(2023, 1, 5)));

        outcomes[0].Problem.ShouldBeNull();
        outcomes[0].Answer!.CreditNote.Total.ShouldBe(Money.Of(12.90m, Currency.Eur), "4/31 of 100.00");
        outcomes[1].Problem!.ShouldContain("2023-01-11");
        outcomes[2].Problem!.ShouldContain("no such service");
    }

    [Theory, OnEveryDatabase]
    public async Task Rejecting_a_request_tells_the_reason_and_closes_the_order(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");
        var service = (await world.ServicesOfAsync(placed.OrderNumber!)).Single();

        await world.SendAsync(PortalWorld.Staff, new RejectService(service.Number, "No fibre in your street yet"));

        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Rejected);
        (await world.MailsAsync()).ShouldContain(mail => mail.Body.Contains("No fibre in your street yet", StringComparison.Ordinal));
        await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new RejectService(service.Number, "Again")));
    }

    [Theory, OnEveryDatabase]
    public async Task A_credit_note_is_paid_back_to_the_card_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);
        var number = (await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-14"))).CreditNoteNumber!;

        await world.SendAsync(PortalWorld.Staff, new PayBackCreditNote(number));
        await world.SweepAsync();

        (await world.CreditNotesAsync())[0].Status.ShouldBe(CreditNoteStatus.Refunded);
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue();
        (await world.DbAsync(db => db.Payments.SingleAsync())).Refunded.ShouldBe(Money.Of(41.94m, Currency.Eur));
        await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new PayBackCreditNote(number)));
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task A_credit_note_is_voided_with_a_reason_and_stays_visible(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);
        var number = (await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-14"))).CreditNoteNumber!;

        await world.SendAsync(PortalWorld.Staff, new VoidCreditNote(number, "Agreed by phone"));

        var note = (await world.CreditNotesAsync()).ShouldHaveSingleItem();
        (note.Status, note.Settlement).ShouldBe((CreditNoteStatus.Deleted, "Agreed by phone"));
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue();
    }

    [Theory, OnEveryDatabase]
    public async Task A_credit_note_pays_an_open_invoice_and_the_surplus_stays(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync(price: 100m);
        await world.AProductAsync("small", price: 30m);
        var service = await world.APaidServiceAsync(customer);
        var number = (await ApproveAsync(world, await PreviewAsync(world, service, "2023-01-14"))).CreditNoteNumber!;
        await world.SetAsync(partner, PartnerSettings.AcceptGatewayPayment, "off");
        var requested = (await world.ServicesOfAsync((await world.OrderAsync(customer, null, "small")).OrderNumber!)).Single();
        var invoice = (await ApproveAsync(world, await PreviewAsync(world, requested, "2023-01-02"))).InvoiceNumber!;

        await world.SendAsync(PortalWorld.Staff, new UseCreditNote(number, invoice));

        (await world.CreditNotesAsync())[0].Status.ShouldBe(CreditNoteStatus.Closed);
        (await world.InvoicesAsync()).Single(row => row.Number == invoice).Status.ShouldBe(InvoiceStatus.Paid);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(11.94m, Currency.Eur));
        await world.BooksShouldBalanceAsync();
    }

    private static Task<ApprovalPreviewAnswer> PreviewAsync(PortalWorld world, Service service, string start) =>
        world.SendAsync(PortalWorld.Staff, new ApprovalPreview(service.Number, DateOnly.Parse(start)));

    private static Task<ApproveServiceAnswer> ApproveAsync(PortalWorld world, ApprovalPreviewAnswer preview) =>
        world.SendAsync(PortalWorld.Staff, new ApproveService(preview.ServiceNumber, preview.StartDate, preview.Fingerprint));
}
