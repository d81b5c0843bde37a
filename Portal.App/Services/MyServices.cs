using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Services;

/// <summary>The customer's own services, newest first, as they stand today.</summary>
[Customer]
public sealed record MyServices(ListCursor At, string? Search = null) : IRequest<ListPage<MyService>>;

/// <param name="PaidUntil">The first day that is not paid yet (E of SPEC 4).</param>
/// <param name="Price">Per period with tax; zero for what was bought once.</param>
public sealed record MyService(
    Id<Service> Id, string Number, string Name, ProductType Type, ServiceStatus Status, string InWords, bool AwaitsApproval, DateOnly? StartDate, DateOnly? PaidUntil,
    BillingPeriod? Period, Money Price);

public sealed class MyServicesHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<MyServices, ListPage<MyService>>
{
    public async Task<ListPage<MyService>> Handle(MyServices request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var partner = await db.Customers.Where(row => row.Id == customer).Select(row => row.PartnerId).SingleAsync(cancellationToken);
        var today = (await db.TermsAsync(partner, cancellationToken)).Today(clock);
        var own = await db.Services.AsNoTracking().Where(row => row.CustomerId == customer).MatchingAsync(db, actor.Value, SearchKind.Service, request.Search, cancellationToken);
        var rows = await own.Beside(request.At).ToListAsync(cancellationToken);
        return ListPage.Of([.. rows.Select(row => Row(row, today))], request.At, row => row.Id.ToString());
    }

    internal static MyService Row(Service row, DateOnly today) => new(
        row.Id, row.Number, row.Name, row.Type, row.StatusOn(today),
        ServiceSentence.Of(row.StatusOn(today), row.AwaitsApproval, row.StartDate, today, row.RejectReason), row.AwaitsApproval, row.StartDate, row.PaidUntil, row.Period, row.Recurring.Total);
}
