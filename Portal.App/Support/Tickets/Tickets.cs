using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Support;

/// <summary>The customer's own tickets, what moved last on top.</summary>
[Customer]
public sealed record Tickets(bool? Closed, ListCursor Cursor, string? Search = null) : IRequest<ListPage<TicketRow>>;

public sealed record TicketRow(Id<Ticket> Id, string Number, string Subject, string Group, TicketStatus Status, bool AwaitsStaff, DateTime LastMessageAt, string? OrderNumber)
{
    public bool AwaitsCustomer => !AwaitsStaff && Status != TicketStatus.Closed;
}

public sealed class TicketsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<Tickets, ListPage<TicketRow>>
{
    public async Task<ListPage<TicketRow>> Handle(Tickets request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var tickets = db.Tickets.Where(ticket => ticket.CustomerId == customer);
        if (request.Closed is { } closed)
            tickets = tickets.Where(ticket => (ticket.Status == TicketStatus.Closed) == closed);
        tickets = await tickets.MatchingAsync(db, actor.Value, SearchKind.Ticket, request.Search, cancellationToken);
        var rows = await Beside(tickets, request.Cursor).Select(ticket => new TicketRow(
            ticket.Id, ticket.Number, ticket.Subject, ticket.Group, ticket.Status, ticket.AwaitsStaff, ticket.LastMessageAt,
            db.Orders.Where(order => order.Id == ticket.OrderId).Select(order => order.Number).FirstOrDefault())).ToListAsync(cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => new TicketPlace(row.LastMessageAt, row.Id).Key);
    }

    private static IQueryable<Ticket> Beside(IQueryable<Ticket> tickets, ListCursor cursor)
    {
        if (TicketPlace.Of(cursor) is not { } place)
            return tickets.OrderByDescending(ticket => ticket.LastMessageAt).ThenByDescending(ticket => ticket.Id).Take(ListPage.Size + 1);
        var (at, id) = place;
        return cursor.Upwards
            ? tickets.Where(ticket => ticket.LastMessageAt >= at && (ticket.LastMessageAt > at || ticket.Id > id))
                .OrderBy(ticket => ticket.LastMessageAt).ThenBy(ticket => ticket.Id).Take(ListPage.Size + 1)
            : tickets.Where(ticket => ticket.LastMessageAt <= at && (ticket.LastMessageAt < at || ticket.Id < id))
                .OrderByDescending(ticket => ticket.LastMessageAt).ThenByDescending(ticket => ticket.Id).Take(ListPage.Size + 1);
    }
}
