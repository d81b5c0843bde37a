using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>A ticket as its page shows it. Customers see theirs, without the notes among staff.</summary>
/// <param name="All">Also messages before the last <see cref="TicketThreadAnswer.ShownFirst"/>.</param>
[Customer, Staff]
public sealed record TicketThread(string Number, bool All = false) : IRequest<TicketThreadAnswer>;

/// <param name="Earlier">How many messages come before those listed.</param>
/// <param name="Groups">For staff, who sort tickets.</param>
public sealed record TicketThreadAnswer(
    string Number, string Subject, string Group, TicketPriority Priority, TicketStatus Status, bool AwaitsStaff, DateTime CreatedAt,
    Id<Customer> CustomerId, string CustomerName, string CustomerNumber, string CustomerEmail, TicketOrder? Order, TicketService? Service,
    IReadOnlyList<ThreadMessage> Messages, int Earlier, IReadOnlyList<string> Groups)
{
    public const int ShownFirst = 50;
}

public sealed record ThreadMessage(Id<TicketMessage> Id, AuthorKind AuthorKind, string Author, string Body, bool IsInternal, DateTime At, IReadOnlyList<ThreadFile> Files);

public sealed record ThreadFile(Id<Attachment> Id, string Name, int Size);

/// <summary>The order that a ticket carries.</summary>
public sealed record TicketOrder(string Number, OrderStatus Status, IReadOnlyList<TicketOrderLine> Lines, TaxedAmount Total, DateOnly? WishedStart);

public sealed record TicketOrderLine(string Name, TaxedAmount Recurring, BillingPeriod? Period, TaxedAmount Once);

public sealed record TicketService(string Number, string Name);

public sealed class TicketThreadHandler(PortalDb db, CurrentActor actor) : IRequestHandler<TicketThread, TicketThreadAnswer>
{
    public async Task<TicketThreadAnswer> Handle(TicketThread request, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(row => row.Number == request.Number, cancellationToken);
        if (ticket is null || !actor.Value.MaySee(ticket.CustomerId, ticket.PartnerId))
            throw Refusal.NotFound("ticket");
        var customer = await db.Customers.Where(row => row.Id == ticket.CustomerId).Select(row => new { row.Name, row.Number, row.Email }).SingleAsync(cancellationToken);
        var (messages, earlier) = await MessagesAsync(ticket, request.All, cancellationToken);
        return new(ticket.Number, ticket.Subject, ticket.Group, ticket.Priority, ticket.Status, ticket.AwaitsStaff, ticket.CreatedAt,
            ticket.CustomerId, customer.Name, customer.Number, customer.Email,
            await OrderAsync(ticket.OrderId, cancellationToken),
            await db.Services.Where(service => service.Id == ticket.ServiceId).Select(service => new TicketService(service.Number, service.Name)).SingleOrDefaultAsync(cancellationToken),
            messages, earlier, actor.Value.IsStaff ? await db.TicketGroupsAsync(cancellationToken) : []);
    }

    private async Task<(IReadOnlyList<ThreadMessage> Messages, int Earlier)> MessagesAsync(Ticket ticket, bool all, CancellationToken cancellation)
    {
        var visible = db.TicketMessages.Where(message => message.TicketId == ticket.Id);
        if (!actor.Value.IsStaff)
            visible = visible.Where(message => !message.IsInternal);
        var last = visible.OrderByDescending(message => message.At).ThenByDescending(message => message.Id);
        var rows = await (all ? last : last.Take(TicketThreadAnswer.ShownFirst)).Select(message => new ThreadMessage(
            message.Id, message.AuthorKind, message.Author, message.Body, message.IsInternal, message.At,
            message.Attachments.OrderBy(file => file.Id).Select(file => new ThreadFile(file.Id, file.FileName, file.Size)).ToList())).ToListAsync(cancellation);
        var earlier = rows.Count < TicketThreadAnswer.ShownFirst ? 0 : await visible.CountAsync(cancellation) - rows.Count;
        rows.Reverse();
        return (rows, earlier);
    }

    private async Task<TicketOrder?> OrderAsync(Id<Order>? id, CancellationToken cancellation)
    {
        if (id is null || await db.Orders.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } order)
            return null;
        var lines = order.Lines.OrderBy(line => line.Position).Select(line => new TicketOrderLine(line.Name, line.Recurring, line.Period, line.Setup + line.OneTime));
        return new(order.Number, order.Status, [.. lines], order.Total, order.WishedStart);
    }
}
