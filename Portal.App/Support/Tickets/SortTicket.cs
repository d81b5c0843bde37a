using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>Gives a ticket another group or priority.</summary>
[Staff]
public sealed record SortTicket(string Number, string Group, TicketPriority Priority) : IRequest<Unit>;

public sealed class SortTicketHandler(PortalDb db, TicketDesk desk, AuditTrail audit) : IRequestHandler<SortTicket, Unit>
{
    public async Task<Unit> Handle(SortTicket request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Group) || request.Group.Length > 60 || request.Group.Any(char.IsControl))
            throw new Refusal("ticket.group", "Choose a group.", "Group");
        var ticket = await desk.FindAsync(request.Number, cancellationToken);
        var before = Words(ticket);
        ticket.Sort(ticket.Subject, request.Group, request.Priority);
        if (Words(ticket) != before)
            audit.Add("ticket.sorted", $"Ticket {ticket.Number}", before, Words(ticket), ticket.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private static string Words(Ticket ticket) => $"{ticket.Group}, {ticket.Priority.Word().Label} priority";
}
