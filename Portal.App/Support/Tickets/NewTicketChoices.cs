using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>What a new ticket can be about: the customer's services, newest first.</summary>
[Customer]
public sealed record NewTicketChoices : IRequest<IReadOnlyList<TicketService>>;

public sealed class NewTicketChoicesHandler(PortalDb db, CurrentActor actor) : IRequestHandler<NewTicketChoices, IReadOnlyList<TicketService>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TicketService>> Handle(NewTicketChoices request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        return await db.Services.Where(service => service.CustomerId == customer).OrderByDescending(service => service.Id).Take(Most)
            .Select(service => new TicketService(service.Number, service.Name)).ToListAsync(cancellationToken);
    }
}
