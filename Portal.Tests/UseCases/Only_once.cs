using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Infrastructure.Payments;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Double click, two tabs, repeated webhooks: whatever arrives twice happens once.</summary>
public sealed class Only_once
{
    [Theory, OnEveryDatabase]
    public async Task Twenty_submits_of_one_cart_at_once_make_one_order_and_one_charge(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var cart = await world.FillCartAsync(customer, "fibre");
        var submit = new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), PaymentChoice.ByCard);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.SendAsync(PortalWorld.Login(customer), submit))));

        answers.Select(answer => answer.OrderNumber).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        answers.Select(answer => answer.PayAt).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (await world.DbAsync(db => db.Orders.CountAsync())).ShouldBe(1);
        (await world.DbAsync(db => db.Payments.CountAsync())).ShouldBe(1);
        await world.PressAtGatewayAsync(answers[0].PayAt);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.ComeBackAsync(customer, answers[0].OrderNumber!))));
        (await world.InvoicesAsync()).Count.ShouldBe(1);
        (await world.ServicesOfAsync(answers[0].OrderNumber!)).Count.ShouldBe(1);
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task Twenty_submits_paid_from_the_balance_take_it_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        await world.GiveAsync(customer, 150m);
        var cart = await world.FillCartAsync(customer, "fibre");
        var submit = new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), new PaymentChoice(null, UseBalance: true, SaveCard: false));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.SendAsync(PortalWorld.Login(customer), submit))));

        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(50m, Currency.Eur));
        (await world.DbAsync(db => db.Orders.CountAsync())).ShouldBe(1);
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task Twenty_approvals_at_once_make_one_credit_note(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);
        var preview = await world.SendAsync(PortalWorld.Staff, new ApprovalPreview(service.Number, new(2023, 1, 14)));
        var save = new ApproveService(service.Number, new(2023, 1, 14), preview.Fingerprint);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await world.SendAsync(PortalWorld.Staff, save);
                return "approved";
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        })));

        outcomes.Count(outcome => outcome == "approved").ShouldBe(1);
        outcomes.Count(outcome => outcome == "approval.done").ShouldBe(19);
        (await world.CreditNotesAsync()).ShouldHaveSingleItem().Amount.Total.ShouldBe(Money.Of(41.94m, Currency.Eur));
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(41.94m, Currency.Eur));
        (await world.MailsAsync()).Count(mail => mail.Cause.StartsWith("service-approved", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_event_told_five_times_in_random_order_and_at_once_changes_things_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.PressAtGatewayAsync(placed.PayAt);
        var payment = await world.DbAsync(db => db.Payments.SingleAsync());
        string[] types = ["checkout.session.completed", "payment_intent.succeeded", "payment_intent.processing", "charge.updated", "something.unknown"];
        var told = types.SelectMany((type, i) => Enumerable.Repeat(
            new GatewayEvent($"evt_{i}", type, world.Clock.GetUtcNow(), payment.GatewayCheckoutId, null, null, payment.Id.ToString()), 5)).ToArray();
        new Random(7).Shuffle(told);

        var news = await Task.WhenAll(told.Select(one => Task.Run(() => world.SendAsync(Actor.System, new TakeGatewayEvent(one)))));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => world.SendAsync(Actor.System, new SettlePayment(payment.Id)))));

        news.Count(isNew => isNew).ShouldBe(types.Length);
        (await world.DbAsync(db => db.GatewayEvents.CountAsync())).ShouldBe(types.Length);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        (await world.InvoicesAsync()).Count.ShouldBe(1);
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task Twenty_pay_backs_at_once_refund_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var service = await world.APaidServiceAsync(customer);
        var number = (await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 14), null))).CreditNoteNumber!;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await world.SendAsync(PortalWorld.Staff, new PayBackCreditNote(number));
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        })));

        outcomes.Count(done => done).ShouldBe(1);
        (await world.DbAsync(db => db.Refunds.CountAsync())).ShouldBe(1);
        (await world.DbAsync(db => db.Payments.SingleAsync())).Refunded.ShouldBe(Money.Of(41.94m, Currency.Eur));
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task An_unsigned_webhook_is_answered_400_and_changes_nothing(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        using var browser = world.NewClient();
        using var body = new StringContent("""{"id":"evt_forged","type":"checkout.session.completed","data":{"object":{}}}""");

        using var answer = await browser.PostAsync("/webhooks/stripe", body);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await world.DbAsync(db => db.GatewayEvents.CountAsync())).ShouldBe(0);
    }
}
