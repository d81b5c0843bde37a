using Portal.App.Customers;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 4: the list <b>Awaiting approval</b>, several at once, and the tab Services of a customer.</summary>
public sealed class Deciding_what_waits
{
    [Theory, OnEveryDatabase]
    public async Task Lists_paid_and_requested_services_of_all_partners_the_oldest_on_top(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var paying = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var asking = await world.ACustomerAsync(await world.APartnerAsync("harbour", settings: (PartnerSettings.AcceptGatewayPayment, "off")), name: "Rhys Bevan", email: "rhys@example.com");
        var first = await world.APaidServiceAsync(paying);
        var second = (await world.ServicesOfAsync((await world.OrderAsync(asking, null, "fibre")).OrderNumber!)).Single();

        var all = await ListAsync(world);

        all.Page.Rows.Select(row => row.Number).ShouldBe([first.Number, second.Number]);
        (all.All, all.Paid, all.Requested).ShouldBe((2, 1, 1));
        var paid = all.Page.Rows[0];
        (paid.CustomerName, paid.PartnerName, paid.WasPaidUpFront).ShouldBe(("Anna Berg", "default", true));
        paid.PaidSpan.ShouldBe(new DateSpan(new(2023, 1, 1), new(2023, 2, 1)));
        paid.Price.Total.ShouldBe(Money.Of(100m, Currency.Eur));
        all.Page.Rows[1].PaidSpan.ShouldBeNull("nothing is billed before it is approved");

        (await ListAsync(world, paid: true)).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(first.Number);
        (await ListAsync(world, partner: "harbour")).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(second.Number);
        (await ListAsync(world, partner: "harbour")).All.ShouldBe(1, "the counts follow the partner");
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_by_the_wished_start(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-05T10:00:00Z");
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        var none = await RequestAsync(world, customer, null);
        var due = await RequestAsync(world, customer, "2023-01-05");
        var later = await RequestAsync(world, customer, "2023-01-20");

        (await ListAsync(world, wished: WishedStart.None)).Page.Rows.ShouldHaveSingleItem().OrderNumber.ShouldBe(none);
        (await ListAsync(world, wished: WishedStart.Due)).Page.Rows.ShouldHaveSingleItem().OrderNumber.ShouldBe(due);
        (await ListAsync(world, wished: WishedStart.Later)).Page.Rows.ShouldHaveSingleItem().OrderNumber.ShouldBe(later);
    }

    [Theory, OnEveryDatabase]
    public async Task Goes_on_page_by_page_in_both_directions(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        for (var i = 0; i < 2; i++)
        {
            await world.AProductAsync($"fibre-{i}");
            await world.OrderAsync(customer, null, [.. Enumerable.Repeat($"fibre-{i}", 26)]);
        }

        var first = (await ListAsync(world)).Page;
        var second = (await ListAsync(world, at: new ListCursor(Newer: first.Newer))).Page;
        var back = (await ListAsync(world, at: new ListCursor(Older: second.Older))).Page;

        (first.Rows.Count, first.Older).ShouldBe((50, null), "the top of the list");
        (second.Rows.Count, second.Newer).ShouldBe((2, null), "its end");
        first.Rows.Concat(second.Rows).Select(row => row.Number).ShouldBeInOrder();
        back.Rows.Select(row => row.Number).ShouldBe(first.Rows.Select(row => row.Number));
        back.Older.ShouldBeNull();
    }

    [Theory, OnEveryDatabase]
    public async Task Approves_several_with_one_date_and_says_of_each_what_became_of_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var early = await world.APaidServiceAsync(customer);
        world.Clock.MoveTo("2023-01-10T10:00:00Z");
        var late = await world.APaidServiceAsync(customer);

        var outcomes = await world.SendAsync(PortalWorld.Staff, new ApproveServices([early.Number, late.Number, early.Number], new(2023, 1, 5)));

        outcomes[0].Answer!.CreditNote.Total.ShouldBe(Money.Of(12.90m, Currency.Eur), "4/31 of 100.00");
        outcomes[1].Problem.ShouldBe("This service was paid from 2023-01-10. Choose that day or a later one.");
        outcomes[2].Problem!.ShouldContain("was approved by Stan Staff");
        (await ListAsync(world)).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(late.Number, "what was refused still waits");
        (await world.CreditNotesAsync()).Count.ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Begins_with_the_wished_date_where_it_is_possible(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-05T10:00:00Z");
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        var wished = (await world.ServicesOfAsync(await RequestAsync(world, customer, "2023-01-20"))).Single();
        var passed = (await world.ServicesOfAsync(await RequestAsync(world, customer, "2023-01-06"))).Single();
        world.Clock.MoveTo("2023-01-09T10:00:00Z");

        (await world.SendAsync(PortalWorld.Staff, new ServiceToApprove(wished.Number))).Suggested.ShouldBe(new DateOnly(2023, 1, 20));
        (await world.SendAsync(PortalWorld.Staff, new ServiceToApprove(passed.Number))).Suggested.ShouldBe(new DateOnly(2023, 1, 9), "a request cannot begin before somebody agreed");
        await world.SendAsync(PortalWorld.Staff, new ApproveService(wished.Number, new(2023, 1, 22), null));
        var again = await world.SendAsync(PortalWorld.Staff, new ServiceToApprove(wished.Number));
        (again.Suggested, again.CanBeRejected).ShouldBe((new DateOnly(2023, 1, 22), false), "to change a date one begins with the present one");
    }

    [Theory, OnEveryDatabase]
    public async Task Shows_a_customers_services_to_staff_and_to_the_own_partner_only(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var harbour = await world.APartnerAsync("harbour");
        var customer = await world.ACustomerAsync(harbour);
        await world.OrderAsync(customer, null, "fibre");

        var staff = (await ServicesAsync(world, PortalWorld.Staff, customer)).Page.Rows.ShouldHaveSingleItem();
        (staff.Status, staff.CanApprove, staff.CanMoveStart).ShouldBe((ServiceStatus.Pending, true, false));
        var own = (await ServicesAsync(world, PortalWorld.PartnerUser(harbour), customer)).Page.Rows.ShouldHaveSingleItem();
        own.CanApprove.ShouldBeFalse("approving is for staff");
        var other = await Should.ThrowAsync<Refusal>(async () => await ServicesAsync(world, PortalWorld.PartnerUser(await world.APartnerAsync("peak")), customer));
        other.Code.ShouldBe(Refusal.Missing);

        await world.SendAsync(PortalWorld.Staff, new ApproveService(staff.Number, new(2023, 1, 8), null));
        var approved = (await ServicesAsync(world, PortalWorld.Staff, customer)).Page.Rows.ShouldHaveSingleItem();
        (approved.CanApprove, approved.CanMoveStart, approved.Status).ShouldBe((false, true, ServiceStatus.Pending), "Pending until the day it starts");
    }

    private static Task<AwaitingApprovalAnswer> ListAsync(PortalWorld world, string? partner = null, bool? paid = null, WishedStart? wished = null, ListCursor? at = null) =>
        world.SendAsync(PortalWorld.Staff, new AwaitingApproval(partner, paid, wished, at ?? ListCursor.Top));

    private static Task<ServicesOfCustomerAnswer> ServicesAsync(PortalWorld world, Actor actor, Customer customer) => world.SendAsync(actor, new ServicesOfCustomer(customer.Number, ListCursor.Top));

    private static async Task<string> RequestAsync(PortalWorld world, Customer customer, string? wish)
    {
        await world.FillCartAsync(customer, "fibre");
        var cart = await world.SendAsync(PortalWorld.Login(customer), new Portal.App.Ordering.WishForStart(wish is null ? null : DateOnly.Parse(wish, System.Globalization.CultureInfo.InvariantCulture)));
        var placed = await world.SendAsync(PortalWorld.Login(customer), new Portal.App.Ordering.PlaceOrder(cart.CheckoutKey, Portal.App.Ordering.ShownPrice.Of(cart), Portal.App.Billing.PaymentChoice.ByCard));
        return placed.OrderNumber!;
    }
}
