using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary><b>New ticket</b>: a customer writes to staff, about a service or anything else.</summary>
[Customer]
public sealed record OpenTicket(string Subject, string Group, string Body, string? ServiceNumber, IReadOnlyList<UploadedFile> Files) : IRequest<OpenTicketAnswer>;

public sealed record OpenTicketAnswer(string Number);

public sealed class OpenTicketHandler(PortalDb db, CurrentActor actor, TicketDesk desk) : IRequestHandler<OpenTicket, OpenTicketAnswer>
{
    public async Task<OpenTicketAnswer> Handle(OpenTicket request, CancellationToken cancellationToken)
    {
        if (!TicketWords.Groups.Contains(request.Group))
            throw new Refusal("ticket.group", "Choose who should answer.", "Group");
        await using var unit = await db.BeginAsync(cancellationToken);
        var customer = await db.Customers.SingleAsync(row => row.Id == actor.Value.Customer, cancellationToken);
        var number = await unit.NextNumberAsync(NumberSeries.Ticket, cancellationToken);
        var ticket = new Ticket(number, customer, request.Subject, request.Group, TicketPriority.Medium, desk.Now);
        if (request.ServiceNumber is { Length: > 0 } serviceNumber)
            ticket.About(await db.Services.Where(service => service.Number == serviceNumber && service.CustomerId == customer.Id)
                .Select(service => (Id<Domain.Services.Service>?)service.Id).SingleOrDefaultAsync(cancellationToken)
                ?? throw Refusal.NotFound("service"));
        var message = desk.Write(ticket, request.Body, isInternal: false, request.Files);
        db.Tickets.Add(ticket);
        await desk.TellAsync(customer, ticket, message, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return new(number);
    }
}
