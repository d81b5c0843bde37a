using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>What follows when an operation is done, by a module or by staff: the service's status and data, and one welcome mail after setting up (SPEC 7).</summary>
public sealed class CarriedOut(PortalDb db, MailTemplates mails)
{
    /// <summary>Within the transaction that ends the operation.</summary>
    /// <param name="by">The module that did it; null when staff did.</param>
    /// <param name="found">What setting up gave, by parameter.</param>
    /// <exception cref="Refusal">A value does not fit its parameter.</exception>
    public async Task RecordAsync(Operation operation, Service service, Id<ProcessingModule>? by, IEnumerable<ParameterValue> found, DateTime now, CancellationToken cancellation)
    {
        service.Carried(operation.Kind, by, operation.Values, found);
        if (operation.Kind != OperationKind.SetUp)
            return;
        var customer = await db.Customers.SingleAsync(row => row.Id == service.CustomerId, cancellation);
        db.Mails.Add(mails.Welcome(await db.TermsAsync(service.PartnerId, cancellation), customer, service, now));
    }
}
