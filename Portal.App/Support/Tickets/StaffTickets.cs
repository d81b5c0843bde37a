using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Support;

/// <summary>All tickets, what moved last on top; of a search, what fits best.</summary>
/// <param name="Search">Parts of number, subject, messages or customer.</param>
/// <param name="AwaitsUs">Only those whose next word is ours.</param>
[Staff]
public sealed record StaffTickets(string? Search, TicketStatus? Status, string? Group, TicketPriority? Priority, bool AwaitsUs, ListCursor Cursor)
    : IRequest<StaffTicketsAnswer>;

/// <param name="Awaiting">How many tickets await us in all, counted up to <see cref="MostCounted"/>.</param>
public sealed record StaffTicketsAnswer(ListPage<StaffTicketRow> Page, int Awaiting, IReadOnlyList<string> Groups)
{
    public const int MostCounted = 99;
}

public sealed record StaffTicketRow(
    Id<Ticket> Id, string Number, string Subject, string Group, TicketPriority Priority, TicketStatus Status, bool AwaitsStaff, DateTime UpdatedAt,
    string CustomerName, string CustomerNumber, string? OrderNumber);

public sealed class StaffTicketsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<StaffTickets, StaffTicketsAnswer>
{
    public async Task<StaffTicketsAnswer> Handle(StaffTickets request, CancellationToken cancellationToken)
    {
        var isSearch = !string.IsNullOrWhiteSpace(request.Search);
        var found = await Filtered(request).BesideAsync(db, actor.Value, SearchKind.Ticket, request.Search, request.Cursor, cancellationToken);
        var rows = await (isSearch ? found.Rows : Beside(Filtered(request), request.Cursor)).Join(db.Customers, ticket => ticket.CustomerId, customer => customer.Id, (ticket, customer) => new StaffTicketRow(
            ticket.Id, ticket.Number, ticket.Subject, ticket.Group, ticket.Priority, ticket.Status, ticket.AwaitsStaff, ticket.UpdatedAt,
            customer.Name, customer.Number,
            db.Orders.Where(order => order.Id == ticket.OrderId).Select(order => order.Number).FirstOrDefault())).ToListAsync(cancellationToken);
        var awaiting = await db.Tickets.Where(ticket => ticket.AwaitsStaff).OrderBy(ticket => ticket.UpdatedAt).Take(StaffTicketsAnswer.MostCounted + 1).CountAsync(cancellationToken);
        var page = isSearch ? found.Page(rows, row => row.Id.ToString()) : ListPage.Of(rows, request.Cursor, row => new TicketPlace(row.UpdatedAt, row.Id).Key);
        return new(page, awaiting, await db.TicketGroupsAsync(cancellationToken));
    }

    private IQueryable<Ticket> Filtered(StaffTickets request)
    {
        var tickets = db.Tickets.AsQueryable();
        if (request.AwaitsUs)
            tickets = tickets.Where(ticket => ticket.AwaitsStaff);
        if (request.Status is { } status)
            tickets = tickets.Where(ticket => ticket.Status == status);
        if (request.Group is { Length: > 0 } group)
            tickets = tickets.Where(ticket => ticket.Group == group);
        if (request.Priority is { } priority)
            tickets = tickets.Where(ticket => ticket.Priority == priority);
        return tickets;
    }

    private static IQueryable<Ticket> Beside(IQueryable<Ticket> tickets, ListCursor cursor)
    {
        if (TicketPlace.Of(cursor) is not { } place)
            return tickets.OrderByDescending(ticket => ticket.UpdatedAt).ThenByDescending(ticket => ticket.Id).Take(ListPage.Size + 1);
        var (at, id) = place;
        return cursor.Upwards
            ? tickets.Where(ticket => ticket.UpdatedAt >= at && (ticket.UpdatedAt > at || ticket.Id > id))
                .OrderBy(ticket => ticket.UpdatedAt).ThenBy(ticket => ticket.Id).Take(ListPage.Size + 1)
            : tickets.Where(ticket => ticket.UpdatedAt <= at && (ticket.UpdatedAt < at || ticket.Id < id))
                .OrderByDescending(ticket => ticket.UpdatedAt).ThenByDescending(ticket => ticket.Id).Take(ListPage.Size + 1);
    }
}
