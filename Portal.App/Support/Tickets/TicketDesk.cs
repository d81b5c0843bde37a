using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>A file that somebody attached, before it is stored.</summary>
public sealed record UploadedFile(string Name, string ContentType, byte[] Content);

/// <summary>What the ticket use cases share: whose ticket it is, and who is told of a message.</summary>
public sealed class TicketDesk(PortalDb db, CurrentActor actor, MailTemplates mails, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public AuthorKind Author => actor.Value.IsStaff ? AuthorKind.Staff : AuthorKind.Customer;

    /// <summary>The ticket with its messages.</summary>
    /// <exception cref="Refusal">There is none of that number, or it belongs to somebody else.</exception>
    public async Task<Ticket> FindAsync(string number, CancellationToken cancellation)
    {
        var ticket = await db.Tickets.Include(ticket => ticket.Messages).SingleOrDefaultAsync(ticket => ticket.Number == number, cancellation);
        return ticket is not null && actor.Value.MaySee(ticket.CustomerId, ticket.PartnerId) ? ticket : throw Refusal.NotFound("ticket");
    }

    /// <summary>Adds a message in the actor's name, with its files.</summary>
    public TicketMessage Write(Ticket ticket, string body, bool isInternal, IReadOnlyList<UploadedFile> files)
    {
        var message = ticket.Write(Author, actor.Value.Name, body, isInternal, Now);
        foreach (var file in files)
            message.Attach(file.Name, file.ContentType, file.Content);
        return message;
    }

    /// <summary>Queues the mails of a message: staff's to the customer, the customer's to those who receive orders (SPEC 10: once per recipient).</summary>
    public async Task TellAsync(Ticket ticket, TicketMessage message, CancellationToken cancellation)
    {
        var customer = await db.Customers.SingleAsync(row => row.Id == ticket.CustomerId, cancellation);
        await TellAsync(customer, ticket, message, cancellation);
    }

    public async Task TellAsync(Customer customer, Ticket ticket, TicketMessage message, CancellationToken cancellation)
    {
        var terms = await db.TermsAsync(ticket.PartnerId, cancellation);
        if (message.AuthorKind == AuthorKind.Customer)
            db.Mails.AddRange(mails.TicketReplyToStaff(terms, customer, ticket, message, Now));
        else
            db.Mails.Add(mails.TicketReply(terms, customer, ticket, message, Now));
    }
}
