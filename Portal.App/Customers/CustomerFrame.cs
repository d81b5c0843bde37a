using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>What stands above the tabs of a customer.</summary>
[Staff, PartnerUser]
public sealed record CustomerFrame(string Number) : IRequest<CustomerFrameAnswer>;

/// <param name="AwaitingApproval">Counted up to 100, like the other.</param>
public sealed record CustomerFrameAnswer(
    Id<Customer> Id, string Number, string Name, CustomerCategory Category, Id<Partner> PartnerId, string Partner, Money Balance, int AwaitingApproval, int OpenTickets);

public sealed class CustomerFrameHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerFrame, CustomerFrameAnswer>
{
    private const int MostCounted = 100;

    public async Task<CustomerFrameAnswer> Handle(CustomerFrame request, CancellationToken cancellationToken)
    {
        var id = await db.CustomerIdAsync(actor.Value, request.Number, cancellationToken);
        return await db.Customers.Where(row => row.Id == id).Select(row => new CustomerFrameAnswer(
            row.Id, row.Number, row.Name, row.Category, row.PartnerId, db.Partners.Where(partner => partner.Id == row.PartnerId).Select(partner => partner.Name).First(), row.Balance,
            db.Services.Where(service => service.CustomerId == row.Id && service.AwaitsApproval).Take(MostCounted).Count(),
            db.Tickets.Where(ticket => ticket.CustomerId == row.Id && ticket.Status != TicketStatus.Closed).Take(MostCounted).Count())).SingleAsync(cancellationToken);
    }
}
