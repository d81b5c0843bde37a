using Portal.App.Customers;
using Portal.App.Home;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain.Ordering;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class A_partners_own_pages
{
    [Theory, OnEveryDatabase]
    public async Task Show_what_waits_and_nothing_of_other_partners(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (harbour, peak) = (await world.APartnerAsync("harbour"), await world.APartnerAsync("peak"));
        await world.AProductAsync(price: 100m);
        var own = await world.ACustomerAsync(harbour, "Own Customer", "own@example.com");
        var foreign = await world.ACustomerAsync(peak, "Foreign Customer", "foreign@example.com");
        await world.OrderAsync(own, codes: ["fibre", "fibre"]);
        await world.OrderAsync(foreign, codes: "fibre");
        var petra = PortalWorld.PartnerUser(harbour);

        var dashboard = await world.SendAsync(petra, new PartnerDashboard());
        (dashboard.Name, dashboard.OrderingEnabled).ShouldBe(("harbour", true));
        dashboard.Waiting[OrderStatus.Requested].ShouldBe(1);
        dashboard.Waiting[OrderStatus.PaymentFailed].ShouldBe(0);
        dashboard.Customers.ShouldHaveSingleItem().Name.ShouldBe("Own Customer");
        dashboard.Orders.ShouldHaveSingleItem().CustomerNumber.ShouldBe(own.Number);

        var order = (await world.SendAsync(petra, new PartnerOrders(null, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (order.CustomerName, order.Status, order.Total).ShouldBe(("Own Customer", OrderStatus.Requested, Money.Of(200m, Currency.Eur)));
        order.Lines.ShouldBe(["fibre", "fibre"]);
        (await world.SendAsync(petra, new PartnerOrders(OrderStatus.Completed, ListCursor.Top))).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Offer_the_own_partner_only_to_choose()
    {
        await using var world = await PortalWorld.CreateAsync();
        var harbour = await world.APartnerAsync("harbour");
        await world.APartnerAsync("peak");

        (await world.SendAsync(PortalWorld.PartnerUser(harbour), new PartnerOptions())).Select(partner => partner.Code).ShouldBe(["harbour"]);
        (await world.SendAsync(PortalWorld.Staff, new PartnerOptions())).Select(partner => partner.Code).ShouldBe(["default", "harbour", "peak"]);
    }
}
