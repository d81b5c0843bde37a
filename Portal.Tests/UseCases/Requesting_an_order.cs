using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 3, with the gateway off.</summary>
public sealed class Requesting_an_order
{
    [Theory, OnEveryDatabase]
    public async Task Arrives_as_a_ticket_that_holds_the_order(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.APartnerAsync(settings: [(PartnerSettings.TicketGroup, "Orders"), (PartnerSettings.TicketPriority, "High")]);
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();

        var placed = await world.OrderAsync(customer, null, "fibre");

        placed.PayAt.ShouldBeNull();
        placed.Status.ShouldBe(OrderStatus.Requested);
        (await world.ServicesOfAsync(placed.OrderNumber!)).ShouldHaveSingleItem().Status.ShouldBe(ServiceStatus.Pending);
        var ticket = await world.DbAsync(db => db.Tickets.Include(row => row.Messages).SingleAsync());
        (ticket.Group, ticket.Priority).ShouldBe(("Orders", TicketPriority.High));
        ticket.OrderId.ShouldBe((await world.OrderNumberedAsync(placed.OrderNumber!)).Id);
        ticket.Messages[0].Body.ShouldContain("fibre");
        ticket.Messages[0].Body.ShouldContain("100.00");
        (await world.MailsAsync()).ShouldHaveSingleItem().To.ShouldBe(customer.Email);
        (await world.SendAsync(PortalWorld.Login(customer), new OrderDetails(placed.OrderNumber!))).Ticket.ShouldBe(ticket.Number);
        (await world.SendAsync(PortalWorld.PartnerUser(partner), new OrderDetails(placed.OrderNumber!))).Ticket.ShouldBeNull("partners do not read their customers' tickets");
    }

    [Theory, OnEveryDatabase]
    public async Task Arrives_by_mail_once_per_recipient(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.APartnerAsync(settings:
            [(PartnerSettings.ReceiveOrdersBy, "Email"), (PartnerSettings.OrderRecipients, "sales@example.com, boss@example.com")]);
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();

        await world.OrderAsync(customer, null, "fibre");

        (await world.MailsAsync()).Select(mail => mail.To).Order().ShouldBe(["anna@example.com", "boss@example.com", "sales@example.com"]);
        (await world.DbAsync(db => db.Tickets.CountAsync())).ShouldBe(0);
    }

    [Theory, OnEveryDatabase]
    public async Task Without_recipients_it_arrives_as_a_ticket_all_the_same(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APartnerAsync(settings: [(PartnerSettings.ReceiveOrdersBy, "Email")]));
        await world.AProductAsync();

        await world.OrderAsync(customer, null, "fibre");

        (await world.DbAsync(db => db.Tickets.CountAsync())).ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_refused_with_the_cart_kept_when_ordering_was_switched_off(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();
        await world.FillCartAsync(customer, "fibre");
        await world.SetAsync(partner, PartnerSettings.OrderingEnabled, "off");

        (await Should.ThrowAsync<Refusal>(() => world.OrderAsync(customer))).Code.ShouldBe("ordering.off");

        (await world.DbAsync(db => db.Carts.Include(cart => cart.Lines).SingleAsync())).Lines.Count.ShouldBe(1);
    }
}
