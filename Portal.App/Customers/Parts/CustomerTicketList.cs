using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>The tickets of a customer, newest first.</summary>
[Staff, PartnerUser]
public sealed record CustomerTicketList(string Number, ListCursor Cursor) : IRequest<ListPage<CustomerTicketRow>>;

public sealed record CustomerTicketRow(Id<Ticket> Id, string Number, string Subject, string Group, TicketPriority Priority, TicketStatus Status, bool AwaitsStaff, DateTime UpdatedAt);

public sealed class CustomerTicketListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerTicketList, ListPage<CustomerTicketRow>>
{
    public async Task<ListPage<CustomerTicketRow>> Handle(CustomerTicketList request, CancellationToken cancellationToken)
    {
        var id = await db.CustomerIdAsync(actor.Value, request.Number, cancellationToken);
        var rows = await db.Tickets.Where(ticket => ticket.CustomerId == id).Beside(request.Cursor)
            .Select(ticket => new CustomerTicketRow(ticket.Id, ticket.Number, ticket.Subject, ticket.Group, ticket.Priority, ticket.Status, ticket.AwaitsStaff, ticket.UpdatedAt))
            .ToListAsync(cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}
