using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 3: nothing lost. An unpaid order goes back into the cart, a request is withdrawn.</summary>
public sealed class Giving_an_order_up
{
    [Theory, OnEveryDatabase]
    public async Task Puts_its_products_back_and_closes_the_open_payment_with_its_balance_part(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        await world.GiveAsync(customer, 12m);
        var placed = await world.OrderAsync(customer, new(null, UseBalance: true, SaveCard: false), "fibre");
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue("the balance part is set aside while the customer is at the gateway");

        var answer = await world.SendAsync(PortalWorld.Login(customer), new PutBackIntoCart(placed.OrderNumber!));

        answer.WasPaid.ShouldBeFalse();
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Canceled);
        (await world.SendAsync(PortalWorld.Login(customer), new CartContents())).Lines.ShouldHaveSingleItem().ProductCode.ShouldBe("fibre");
        (await world.DbAsync(db => db.Payments.SingleAsync())).Status.ShouldBe(PaymentStatus.Canceled);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(12m, Currency.Eur));
        await world.BooksShouldBalanceAsync();
    }

    [Theory, OnEveryDatabase]
    public async Task Is_not_done_when_it_was_paid_meanwhile(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.PressAtGatewayAsync(placed.PayAt);

        var answer = await world.SendAsync(PortalWorld.Login(customer), new PutBackIntoCart(placed.OrderNumber!));

        answer.WasPaid.ShouldBeTrue();
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.Paid);
        (await world.SendAsync(PortalWorld.Login(customer), new CartContents())).Count.ShouldBe(0);
        (await world.ServicesOfAsync(placed.OrderNumber!)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Waits_while_a_payment_is_pending()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.PressAtGatewayAsync(placed.PayAt, "pay-later");

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new PutBackIntoCart(placed.OrderNumber!)))).Code.ShouldBe("payment.pending");

        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.PaymentPending);
    }

    [Theory, OnEveryDatabase]
    public async Task Withdraws_a_request_once_and_tells_the_staff_in_its_ticket(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre", "fibre");

        await world.SendAsync(PortalWorld.Login(customer), new CancelRequest(placed.OrderNumber!));

        (await world.OrderNumberedAsync(placed.OrderNumber!)).CloseReason.ShouldBe("Withdrawn by the customer");
        (await world.ServicesOfAsync(placed.OrderNumber!)).ShouldAllBe(service => service.RejectReason == "Withdrawn by the customer" && !service.AwaitsApproval);
        (await world.DbAsync(db => db.TicketMessages.OrderBy(message => message.Id).Select(message => message.Body).LastAsync())).ShouldContain("I withdraw this request.");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new CancelRequest(placed.OrderNumber!)))).Code.ShouldBe("order.decided");
    }

    [Fact]
    public async Task Is_too_late_once_staff_decided_on_part_of_a_request()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre", "fibre");
        await world.SendAsync(PortalWorld.Administrator, new ApproveService("S-100001", new(2023, 1, 14), null));

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new CancelRequest(placed.OrderNumber!)))).Code.ShouldBe("order.decided");

        (await world.ServicesOfAsync(placed.OrderNumber!)).Count(service => service.AwaitsApproval).ShouldBe(1);
    }

    [Fact]
    public async Task Is_the_business_of_its_own_customer_alone()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        var stranger = await world.ACustomerAsync(partner, "Otto Other", "otto@example.com");
        await world.AProductAsync();
        var placed = await world.OrderAsync(customer, null, "fibre");

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(stranger), new PutBackIntoCart(placed.OrderNumber!)))).Code.ShouldBe(Refusal.Missing);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(stranger), new CancelRequest(placed.OrderNumber!)))).Code.ShouldBe(Refusal.Missing);
        (await world.OrderNumberedAsync(placed.OrderNumber!)).Status.ShouldBe(OrderStatus.AwaitingPayment);
    }
}
