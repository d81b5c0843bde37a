using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 3, with the gateway on: the sandbox is paid over HTTP through the real client.</summary>
public sealed class Paying_an_order
{
    [Theory, OnEveryDatabase]
    public async Task By_card_makes_an_invoice_that_is_paid_and_active_services_that_await_approval(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        await world.AProductAsync("router", 89m, type: ProductType.OneTime, period: null);

        var placed = await world.OrderAsync(customer, null, "fibre", "router");
        placed.Status.ShouldBe(OrderStatus.AwaitingPayment);
        (await world.ServicesOfAsync(placed.OrderNumber!)).ShouldBeEmpty("nothing is active before the money is there");

        await world.PressAtGatewayAsync(placed.PayAt);
        await world.ComeBackAsync(customer, placed.OrderNumber!);

        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        var invoice = (await world.InvoicesAsync()).ShouldHaveSingleItem();
        invoice.Status.ShouldBe(InvoiceStatus.Paid);
        invoice.Number.ShouldBe("DEFAULT-2023-000001");
        invoice.Total.Total.ShouldBe(Money.Of(167.90m, Currency.Eur));
        invoice.Total.Tax.ShouldBe(Money.Of(26.80m, Currency.Eur), "4.77 + 7.82 + 14.21");
        var services = await world.ServicesOfAsync(placed.OrderNumber!);
        services.ShouldAllBe(service => service.Status == ServiceStatus.Active);
        services.Select(service => service.AwaitsApproval).ShouldBe([true, false], "a one-time product has no start date to confirm");
        services[0].BilledSpan.ShouldBe(new DateSpan(new(2023, 1, 1), new(2023, 2, 1)));
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue();
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task Pending_waits_with_nothing_active_until_the_gateway_settles_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();

        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.PressAtGatewayAsync(placed.PayAt, "pay-later");
        await world.ComeBackAsync(customer, placed.OrderNumber!);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.PaymentPending);
        (await world.ServicesOfAsync(placed.OrderNumber!)).ShouldBeEmpty();

        await world.SettleAtGatewayAsync(paid: true);
        await world.SweepAsync();

        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        (await world.ServicesOfAsync(placed.OrderNumber!)).ShouldHaveSingleItem().Status.ShouldBe(ServiceStatus.Active);
    }

    [Theory, OnEveryDatabase]
    public async Task Pending_that_fails_can_be_paid_again_and_the_customer_gets_one_mail(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.PressAtGatewayAsync(placed.PayAt, "pay-later", "fails");
        await world.ComeBackAsync(customer, placed.OrderNumber!);

        await world.SettleAtGatewayAsync(paid: false);
        await world.SweepAsync();
        await world.SweepAsync();

        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.PaymentFailed);
        (await world.MailsAsync()).Count(mail => mail.Cause.StartsWith("payment-failed", StringComparison.Ordinal)).ShouldBe(1);

        var again = await world.SendAsync(PortalWorld.Login(customer), new Pay(placed.OrderNumber, null, PaymentChoice.ByCard));
        again.PayAt.ShouldNotBe(placed.PayAt);
        await world.PressAtGatewayAsync(again.PayAt);
        await world.ComeBackAsync(customer, placed.OrderNumber!);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        (await world.InvoicesAsync()).Count.ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Declined_and_left_the_order_failed_and_is_paid_again(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");

        await world.PressAtGatewayAsync(placed.PayAt, "decline");
        await world.ComeBackAsync(customer, placed.OrderNumber!, left: true);

        var failed = await world.OrderNumberedAsync(placed.OrderNumber!);
        failed.Status.ShouldBe(OrderStatus.PaymentFailed);
        failed.Events[^1].Text.ShouldContain("declined");
        var again = await world.SendAsync(PortalWorld.Login(customer), new Pay(placed.OrderNumber, null, PaymentChoice.ByCard));
        await world.PressAtGatewayAsync(again.PayAt);
        await world.ComeBackAsync(customer, placed.OrderNumber!);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
    }

    [Theory, OnEveryDatabase]
    public async Task Left_without_paying_nothing_is_lost_and_the_same_click_twice_leads_to_one_page(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");

        await world.ComeBackAsync(customer, placed.OrderNumber!, left: true);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.AwaitingPayment);

        var first = await world.SendAsync(PortalWorld.Login(customer), new Pay(placed.OrderNumber, null, PaymentChoice.ByCard));
        var second = await world.SendAsync(PortalWorld.Login(customer), new Pay(placed.OrderNumber, null, PaymentChoice.ByCard));
        second.PayAt.ShouldBe(first.PayAt);
    }

    [Theory, OnEveryDatabase]
    public async Task Part_balance_and_part_card_holds_the_balance_and_takes_the_rest(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        await world.GiveAsync(customer, 12m);

        var placed = await world.OrderAsync(customer, new PaymentChoice(null, UseBalance: true, SaveCard: false), "fibre");
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue("it is set aside while the card is charged");
        await world.PressAtGatewayAsync(placed.PayAt);
        await world.ComeBackAsync(customer, placed.OrderNumber!);

        var payment = await world.DbAsync(db => db.Payments.SingleAsync());
        payment.CardPart.ShouldBe(Money.Of(88m, Currency.Eur));
        payment.BalancePart.ShouldBe(Money.Of(12m, Currency.Eur));
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue();
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task The_held_balance_comes_back_when_the_card_is_not_paid(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        await world.GiveAsync(customer, 12m);

        var placed = await world.OrderAsync(customer, new PaymentChoice(null, UseBalance: true, SaveCard: false), "fibre");
        await world.ComeBackAsync(customer, placed.OrderNumber!, left: true);

        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(12m, Currency.Eur));
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task The_balance_alone_pays_at_once_without_the_gateway(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        await world.GiveAsync(customer, 120m);

        var placed = await world.OrderAsync(customer, new PaymentChoice(null, UseBalance: true, SaveCard: false), "fibre");

        placed.PayAt.ShouldBeNull();
        placed.Status.ShouldBe(OrderStatus.Paid);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(20m, Currency.Eur));
    }

    [Theory, OnEveryDatabase]
    public async Task A_saved_card_is_charged_without_a_page(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var first = await world.OrderAsync(customer, new PaymentChoice(null, UseBalance: false, SaveCard: true), "fibre");
        await world.PressAtGatewayAsync(first.PayAt);
        await world.ComeBackAsync(customer, first.OrderNumber!);
        var card = await world.DbAsync(db => db.SavedCards.SingleAsync());
        card.Last4.ShouldBe("4242");

        var second = await world.OrderAsync(customer, new PaymentChoice(card.Id, UseBalance: false, SaveCard: false), "fibre");

        second.PayAt.ShouldBeNull();
        second.Status.ShouldBe(OrderStatus.Paid);
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_price_is_shown_and_asked_again_and_nothing_is_ordered(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductAsync(price: 100m);
        var shown = await world.FillCartAsync(customer, "fibre");
        await world.DbAsync(async db =>
        {
            (await db.Products.SingleAsync(row => row.Id == product.Id)).SetPrice(Money.Of(110m, Currency.Eur), Money.Zero(Currency.Eur));
            return await db.SaveChangesAsync();
        });

        var answer = await world.SendAsync(PortalWorld.Login(customer), new PlaceOrder(shown.CheckoutKey, ShownPrice.Of(shown), PaymentChoice.ByCard));

        answer.OrderNumber.ShouldBeNull();
        var change = answer.Changes.ShouldHaveSingleItem();
        change.OldDueNow.ShouldBe(Money.Of(100m, Currency.Eur));
        change.NewDueNow.ShouldBe(Money.Of(110m, Currency.Eur));
        (await world.DbAsync(db => db.Orders.CountAsync())).ShouldBe(0);
        (await world.SendAsync(PortalWorld.Login(customer), new CartContents())).Count.ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Money_for_an_order_that_was_canceled_meanwhile_stays_on_the_balance(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync(price: 100m);
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.DbAsync(async db =>
        {
            (await db.Orders.SingleAsync()).Cancel("Changed my mind", world.Now);
            return await db.SaveChangesAsync();
        });

        await world.PressAtGatewayAsync(placed.PayAt);
        await world.SweepAsync();

        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(100m, Currency.Eur));
        (await world.InvoicesAsync()).ShouldBeEmpty();
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task An_answer_lost_before_the_portal_moved_to_another_address_costs_one_attempt_and_no_money(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.DbAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "Payments" SET "Status" = 'Created', "GatewayCheckoutId" = NULL, "PageUrl" = NULL"""));
        world.Services.GetRequiredService<IConfiguration>()["Portal:BaseUrl"] = "http://elsewhere.test";

        var again = await world.SendAsync(PortalWorld.Login(customer), new Pay(placed.OrderNumber, null, PaymentChoice.ByCard));
        await world.PressAtGatewayAsync(again.PayAt);
        await world.ComeBackAsync(customer, placed.OrderNumber!);

        (await world.DbAsync(db => db.Payments.OrderBy(payment => payment.Id).Select(payment => payment.Status).ToListAsync()))
            .ShouldBe([PaymentStatus.Failed, PaymentStatus.Succeeded]);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        (await world.InvoicesAsync()).Count.ShouldBe(1);
    }
}
