using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Ordering;

/// <summary>SPEC 3: the result page of an order, from the way back from the gateway to its end.</summary>
public sealed class The_result_page
{
    [Fact]
    public async Task Is_Successful_after_paying_and_forgets_the_way_back()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, placed) = await OrderedAsync(world);
        await world.PressAtGatewayAsync(placed.PayAt);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        var page = Open(screen, "/orders/O-100001?paid=1");
        Until(page, () => screen.Address == "/orders/O-100001");
        page = Open(screen, "/orders/O-100001");

        ShouldShow(page, "Successful", "€78.90 paid. 1 service active.", "We confirm the start date (now)", "Start date awaits confirmation", "Invoice DEFAULT-2023-000001");
        HasButton(page, "Pay").ShouldBeFalse();
    }

    [Fact]
    public async Task Is_Pending_and_then_follows_the_gateway_by_itself()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, placed) = await OrderedAsync(world);
        await world.PressAtGatewayAsync(placed.PayAt, "pay-later");
        await world.ComeBackAsync(customer, placed.OrderNumber!);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, "/orders/O-100001");
        ShouldShow(page, "Pending", "waits for the bank");
        HasButton(page, "Pay").ShouldBeFalse("one payment is under way");

        await world.SettleAtGatewayAsync(paid: true);
        await world.SweepAsync();

        ShouldShow(page, "Successful");
    }

    [Fact]
    public async Task Is_Failed_with_the_reason_and_can_be_paid_again()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, placed) = await OrderedAsync(world);
        await world.PressAtGatewayAsync(placed.PayAt, "pay-later", "fails");
        await world.ComeBackAsync(customer, placed.OrderNumber!);
        await world.SettleAtGatewayAsync(paid: false);
        await world.SweepAsync();
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, "/orders/O-100001");
        ShouldShow(page, "Failed", "Nothing is lost: pay again, or put the order back into the cart.");

        await Button(page, "Pay again €78.90").ClickAsync(new());

        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
        (await world.OrderNumberedAsync("O-100001")).Status.ShouldBe(OrderStatus.AwaitingPayment);
    }

    [Fact]
    public async Task Says_that_nothing_was_paid_after_leaving_and_puts_the_order_back()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, _) = await OrderedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        Until(Open(screen, "/orders/O-100001?left=1"), () => screen.Address == "/orders/O-100001");
        var page = Open(screen, "/orders/O-100001");
        ShouldShow(page, "Payment not made yet", "You pay (now)");

        await Button(page, "Put back into cart").ClickAsync(new());

        Until(page, () => screen.Address == "/cart");
        (await world.OrderNumberedAsync("O-100001")).Status.ShouldBe(OrderStatus.Canceled);
        (await world.SendAsync(PortalWorld.Login(customer), new CartContents())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tells_that_a_request_waits_for_approval_and_lets_it_be_withdrawn()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await RequestedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, "/orders/O-100001");
        ShouldShow(page, "Your order has been sent and waits for approval.", "We decide on it (now)");
        Button(page, "Ticket T-100001").GetAttribute("href").ShouldBe("/tickets/T-100001");

        await Button(page, "Withdraw the request").ClickAsync(new());
        await page.Find(".dialog .button-danger").ClickAsync(new());

        ShouldShow(page, "Canceled", "Withdrawn by the customer");
        (await world.ServicesOfAsync("O-100001")).ShouldAllBe(service => service.Status == ServiceStatus.Rejected);
    }

    [Fact]
    public async Task Follows_when_staff_approve_or_reject()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await RequestedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, "/orders/O-100001");
        ShouldShow(page, "waits for approval");

        await world.SendAsync(PortalWorld.Administrator, new ApproveService("S-100001", new(2023, 1, 14), null));
        ShouldShow(page, "Approved", "Start: 14 Jan 2023.", "Approved, starts on 14 Jan 2023", "Invoice DEFAULT-2023-000001");
        HasButton(page, "Withdraw the request").ShouldBeFalse();

        await world.FillCartAsync(customer, "fibre");
        await world.OrderAsync(customer);
        var other = Open(screen, "/orders/O-100002");
        await world.SendAsync(PortalWorld.Administrator, new RejectService("S-100002", "No line at your address"));
        ShouldShow(other, "Rejected", "No line at your address");
    }

    [Fact]
    public async Task Is_not_found_for_another_customer()
    {
        await using var world = await PortalWorld.CreateAsync();
        await OrderedAsync(world);
        var stranger = await world.ACustomerAsync(await world.TheDefaultPartnerAsync(), "Otto Other", "otto@example.com");
        await using var screen = new Screen(world, PortalWorld.Login(stranger));

        var page = screen.Render<ShellErrorBoundary>(boundary => boundary.AddChildContent<OrderPage>(with => with.Add(p => p.Number, "O-100001")));

        ShouldShow(page, "There is nothing here");
    }

    private static IRenderedComponent<OrderPage> Open(Screen screen, string address) =>
        screen.Open<OrderPage>(address, with => with.Add(p => p.Number, address.Split('/', '?')[2]));

    private static async Task<(Customer, PlaceOrderAnswer)> OrderedAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        return (customer, await world.OrderAsync(customer, null, "fibre"));
    }

    private static async Task<Customer> RequestedAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        await world.OrderAsync(customer, null, "fibre");
        return customer;
    }
}
