using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>Where setting up begins: in the transaction that paid, approved or configured the service, so that none is forgotten.</summary>
internal static class SetUpQueue
{
    /// <summary>Queues the setup of a service that waits for it; of any other nothing. A second one meets the unique open operation.</summary>
    /// <param name="notBefore">The first moment at which it may run, such as the start of the day on which a request starts.</param>
    public static void Enqueue(PortalDb db, Service service, string by, DateTime notBefore, DateTime now)
    {
        if (service.AwaitsSetup)
            db.Operations.Add(new Operation(service, OperationKind.SetUp, null, by, notBefore, now));
    }
}
