using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Demo;

/// <summary>One message of a demo ticket, some hours after the one before it.</summary>
/// <param name="Note">Among staff; customers never see it.</param>
internal sealed record DemoMessage(double HoursLater, bool ByStaff, string Text, bool Note = false);

/// <summary>Tickets of the demo, with the mails that staff's answers send.</summary>
internal sealed class DemoConversations(DemoStage stage)
{
    /// <param name="end">Where staff put it at last; null leaves it as the messages made it.</param>
    /// <param name="about">The order whose first service the ticket is about.</param>
    public void Open(double daysAgo, DemoPerson person, string subject, string group, TicketPriority priority, TicketStatus? end, DemoOrder? about, string text, params DemoMessage[] more)
    {
        var id = default(Id<Ticket>);
        stage.At(daysAgo, () => stage.WriteAsync(async (db, unit, _) =>
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == person.Id);
            var ticket = new Ticket(await unit.NextNumberAsync(NumberSeries.Ticket, default), customer, subject, group, priority, stage.Now);
            ticket.Write(AuthorKind.Customer, customer.Name, text, isInternal: false, stage.Now);
            if (about is not null)
                ticket.About((await db.Services.SingleAsync(row => row.Number == about.Services[0])).Id);
            db.Tickets.Add(ticket);
            id = ticket.Id;
        }));
        Continue(daysAgo, () => id, person, more, end);
    }

    /// <summary>The ticket that carries a request, which the order made by itself.</summary>
    public void Answer(double daysAgo, DemoOrder order, TicketStatus? end, params DemoMessage[] messages)
    {
        var id = default(Id<Ticket>);
        stage.At(daysAgo, () => stage.WriteAsync(async (db, _, _) =>
            id = await db.Tickets.Where(row => row.OrderId == order.Id).Select(row => row.Id).SingleAsync()));
        Continue(daysAgo, () => id, order.Person, messages, end);
    }

    private void Continue(double daysAgo, Func<Id<Ticket>> id, DemoPerson person, IReadOnlyList<DemoMessage> messages, TicketStatus? end)
    {
        var at = daysAgo;
        foreach (var message in messages)
        {
            at -= message.HoursLater / 24;
            stage.At(at, () => WriteAsync(id(), person, message));
        }
        if (end is { } status)
            stage.At(at - 0.02, () => stage.WriteAsync(async (db, _, _) => (await db.Tickets.SingleAsync(row => row.Id == id())).Mark(status, AuthorKind.Staff, stage.Now)));
    }

    private Task WriteAsync(Id<Ticket> id, DemoPerson person, DemoMessage message) => stage.WriteAsync(async (db, _, scope) =>
    {
        var ticket = await db.Tickets.Include(row => row.Messages).SingleAsync(row => row.Id == id);
        var written = ticket.Write(message.ByStaff ? AuthorKind.Staff : AuthorKind.Customer, message.ByStaff ? DemoStaff.StaffName : person.Name, message.Text, message.Note, stage.Now);
        if (!message.ByStaff || message.Note)
            return;
        var customer = await db.Customers.SingleAsync(row => row.Id == person.Id);
        db.Mails.Add(scope.GetRequiredService<MailTemplates>().TicketReply(await db.TermsAsync(customer.PartnerId, default), customer, ticket, written, stage.Now));
    });
}
