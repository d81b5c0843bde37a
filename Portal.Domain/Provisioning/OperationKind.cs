using Portal.Domain.Services;

namespace Portal.Domain.Provisioning;

/// <summary>What is done to a service at the side of a module (SPEC 7).</summary>
public enum OperationKind { SetUp, Change, Suspend, Resume, Delete }

public static class OperationKinds
{
    /// <summary>The status that the operation leads to; null when the status stays.</summary>
    public static ServiceStatus? LeadsTo(this OperationKind kind) => kind switch
    {
        OperationKind.SetUp => ServiceStatus.Active,
        OperationKind.Change => null,
        OperationKind.Suspend => ServiceStatus.Suspended,
        OperationKind.Resume => ServiceStatus.Active,
        OperationKind.Delete => ServiceStatus.Ended,
    };

    /// <summary>Whether staff may ask for it while the service is in this status.</summary>
    public static bool FitsTo(this OperationKind kind, ServiceStatus status) => kind switch
    {
        OperationKind.SetUp => status == ServiceStatus.InProgress,
        OperationKind.Change => status is ServiceStatus.Active or ServiceStatus.Suspended,
        OperationKind.Suspend => status == ServiceStatus.Active,
        OperationKind.Resume => status == ServiceStatus.Suspended,
        OperationKind.Delete => status is ServiceStatus.Active or ServiceStatus.Suspended or ServiceStatus.ConfigurationRequired or ServiceStatus.InProgress,
    };
}
