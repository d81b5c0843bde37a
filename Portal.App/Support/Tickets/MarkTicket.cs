using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>Changes the status by hand. Customers close their tickets and open them again; putting on hold is for staff.</summary>
[Customer, Staff]
public sealed record MarkTicket(string Number, TicketStatus Status) : IRequest<Unit>;

public sealed class MarkTicketHandler(PortalDb db, TicketDesk desk, AuditTrail audit) : IRequestHandler<MarkTicket, Unit>
{
    public async Task<Unit> Handle(MarkTicket request, CancellationToken cancellationToken)
    {
        var ticket = await desk.FindAsync(request.Number, cancellationToken);
        var before = ticket.Status;
        if (desk.Author == AuthorKind.Customer && (request.Status, before) is not ((TicketStatus.Closed, _) or (TicketStatus.Open, TicketStatus.Closed)))
            throw new Refusal("ticket.status", "You can close a ticket, or open a closed one again.");
        ticket.Mark(request.Status, desk.Author, desk.Now);
        audit.Add("ticket.marked", $"Ticket {ticket.Number}", before.Word().Label, ticket.Status.Word().Label, ticket.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
