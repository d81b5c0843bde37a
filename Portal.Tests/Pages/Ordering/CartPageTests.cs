using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Ordering;

/// <summary>SPEC 3: the page <c>/cart</c>.</summary>
public sealed class The_cart_page
{
    [Fact]
    public async Task Says_so_when_it_is_empty()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Login(await world.ACustomerAsync(await world.APayingPartnerAsync())));

        var page = screen.Open<CartPage>("/cart");

        ShouldShow(page, "Your cart is empty");
        HasButton(page, "Order new product(s)").ShouldBeFalse();
    }

    [Fact]
    public async Task Shows_what_is_due_today_what_recurs_and_leads_to_the_gateway()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        ShouldShow(page, "Due today €78.90", "Tax included €12.59", "Then every month €29.90", "Paid today for 1 Jan 2023 to 31 Jan 2023.");

        await Button(page, "Order new product(s) €78.90").ClickAsync(new());

        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
        (await world.OrderNumberedAsync("O-100001")).Status.ShouldBe(OrderStatus.AwaitingPayment);
    }

    [Fact]
    public async Task Asks_again_when_a_price_changed_since_it_was_shown()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        ShouldShow(page, "Due today €78.90");
        await world.DbAsync(async db =>
        {
            (await db.Products.SingleAsync()).SetPrice(Money.Of(31.90m, Currency.Eur), Money.Of(49m, Currency.Eur));
            return await db.SaveChangesAsync();
        });

        await Button(page, "Order new product(s) €78.90").ClickAsync(new());
        ShouldShow(page, "One price has changed since you looked", "fibre, at first €78.90 €80.90", "fibre, each period €29.90 €31.90");
        (await world.DbAsync(db => db.Orders.CountAsync())).ShouldBe(0, "nothing is ordered at a price that was not shown");

        await Button(page, "Order new product(s) €80.90").ClickAsync(new());
        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
        (await world.OrderNumberedAsync("O-100001")).Total.Total.ShouldBe(Money.Of(80.90m, Currency.Eur));
    }

    [Fact]
    public async Task Makes_one_order_and_one_payment_of_a_double_click()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        var button = Button(page, "Order new product(s)");

        await Task.WhenAll(button.ClickAsync(new()), button.ClickAsync(new()));

        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
        (await world.DbAsync(db => db.Orders.CountAsync())).ShouldBe(1);
        (await world.DbAsync(db => db.Payments.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Sends_a_request_where_the_partner_takes_no_payments()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        await world.FillCartAsync(customer, "fibre");
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        ShouldShow(page, "You order without paying", "First bill €78.90, from the day on which we approve it.");
        Text(page).ShouldNotContain("Payment method");

        await page.Find("input[type=date]").ChangeAsync(new() { Value = "2023-01-14" });
        ShouldShow(page, "First bill €78.90 for 14 Jan 2023 to 13 Feb 2023.");
        await Button(page, "Order new product(s)").ClickAsync(new());

        Until(page, () => screen.Address == "/orders/O-100001");
        (await world.OrderNumberedAsync("O-100001")).Status.ShouldBe(OrderStatus.Requested);
    }

    [Fact]
    public async Task Says_the_exact_first_bill_for_a_wished_start_date()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world, price: 100m, setup: 0m);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        Button(page, "Order new product(s)");

        await page.Find("input[type=date]").ChangeAsync(new() { Value = "2023-01-14" });
        ShouldShow(page, "Paid today for 1 Jan 2023 to 31 Jan 2023; when we confirm your start date 14 Jan 2023 you get back €41.94 for 13 unused days.");

        await page.Find("input[type=date]").ChangeAsync(new() { Value = "2022-12-31" });
        ShouldShow(page, "Choose 2023-01-01 or a later day.");
    }

    [Fact]
    public async Task Pays_a_part_from_the_balance_and_shows_both_parts()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await world.GiveAsync(customer, 12m);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        Button(page, "Order new product(s)");

        await page.Find(".method > .check input").ChangeAsync(new() { Value = true });
        ShouldShow(page, "From balance €12.00", "By card €66.90");
        await Button(page, "Order new product(s)").ClickAsync(new());

        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
        var payment = await world.DbAsync(db => db.Payments.SingleAsync());
        (payment.BalancePart, payment.CardPart).ShouldBe((Money.Of(12m, Currency.Eur), Money.Of(66.90m, Currency.Eur)));
    }

    [Fact]
    public async Task Pays_all_of_it_from_the_balance_without_the_gateway()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await world.GiveAsync(customer, 100m);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        ShouldShow(page, "€100.00 available");

        await page.FindAll(".choice input")[^1].ChangeAsync(new() { Value = "on" });
        await Button(page, "Order new product(s)").ClickAsync(new());

        Until(page, () => screen.Address == "/orders/O-100001");
        (await world.OrderNumberedAsync("O-100001")).Status.ShouldBe(OrderStatus.Paid);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(21.10m, Currency.Eur));
    }

    [Fact]
    public async Task Leads_back_to_an_order_that_waits_for_its_payment()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await world.OrderAsync(customer);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        ShouldShow(screen.Open<CartPage>("/cart"), "Order O-100001 waits for its payment", "Your cart is empty");
    }

    [Fact]
    public async Task Asks_visitors_to_sign_in_and_keeps_what_they_chose()
    {
        await using var world = await PortalWorld.CreateAsync();
        var visitor = PortalWorld.Visitor(await world.APayingPartnerAsync());
        await world.AProductAsync();
        await world.SendAsync(visitor, new AddToCart("fibre"));
        await using var screen = new Screen(world, visitor);

        var page = screen.Open<CartPage>("/cart");

        Button(page, "Sign in").GetAttribute("href").ShouldBe("/account/login?returnUrl=%2Fcart");
        Button(page, "Register").GetAttribute("href").ShouldBe("/account/register?returnUrl=%2Fcart");
        HasButton(page, "Order new product(s)").ShouldBeFalse();
    }

    [Fact]
    public async Task Follows_what_is_selected_in_another_tab()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await FilledAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<CartPage>("/cart");
        var icon = screen.Render<CartIcon>();
        ShouldShow(page, "Due today €78.90");
        ShouldShow(icon, "€78.90");

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre"));

        ShouldShow(page, "Due today €157.80");
        ShouldShow(icon, "€157.80");
        icon.Find(".badge-count").TextContent.ShouldBe("2");
    }

    private static async Task<Customer> FilledAsync(PortalWorld world, decimal price = 29.90m, decimal setup = 49m)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", price, setup);
        await world.FillCartAsync(customer, "fibre");
        return customer;
    }
}
