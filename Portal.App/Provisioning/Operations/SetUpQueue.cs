using Portal.Domain.Partners;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>Where setting up begins: in the transaction that paid, approved or configured the service, so that none is forgotten.</summary>
internal static class SetUpQueue
{
    /// <summary>Queues the setup of a service that waits for it; of any other nothing. A second one meets the unique open operation.</summary>
    /// <param name="partner">Whose calendar says when the first day of an approved request begins; what is paid is set up at once.</param>
    public static void Enqueue(PortalDb db, Service service, Partner partner, string by, DateTime now)
    {
        if (service.AwaitsSetup)
            db.Operations.Add(new Operation(service, OperationKind.SetUp, null, by, service is { WasPaidUpFront: false, StartDate: { } start } ? partner.StartOfDay(start) : now, now));
    }
}
