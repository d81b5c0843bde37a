using Portal.App.Partners;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>An order without payment: pending services, and a ticket or mail to staff, as the partner chose (SPEC 3).</summary>
public sealed class RequestedOrder(PortalDb db, MailTemplates mails)
{
    public async Task SendAsync(UnitOfWork unit, PartnerTerms terms, Customer customer, Order order, DateTime now, CancellationToken cancellation)
    {
        foreach (var line in order.Lines.OrderBy(line => line.Position))
            db.Services.Add(Service.Requested(await unit.NextNumberAsync(NumberSeries.Service, cancellation), order, line, now));
        var toStaff = terms.Get(PartnerSettings.ReceiveOrdersBy) == Domain.Partners.OrderChannel.Email ? mails.OrderRequestToStaff(terms, customer, order, now) : [];
        db.Mails.AddRange(toStaff);
        // Nobody to write to is no reason to lose an order: it then arrives as a ticket.
        if (toStaff.Count == 0)
            await OpenTicketAsync(unit, terms, customer, order, now, cancellation);
        db.Mails.Add(mails.RequestReceived(terms, customer, order, now));
    }

    private async Task OpenTicketAsync(UnitOfWork unit, PartnerTerms terms, Customer customer, Order order, DateTime now, CancellationToken cancellation)
    {
        var ticket = new Ticket(
            await unit.NextNumberAsync(NumberSeries.Ticket, cancellation), customer, $"Order {order.Number}",
            terms.Get(PartnerSettings.TicketGroup), terms.Get(PartnerSettings.TicketPriority), now);
        ticket.About(order.Id);
        ticket.Write(AuthorKind.Customer, customer.Name, mails.OrderInWords(terms, order), isInternal: false, now);
        order.SentAs(ticket.Id);
        db.Tickets.Add(ticket);
    }
}
