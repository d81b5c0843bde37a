using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;

namespace Portal.App.Services;

/// <summary>What is done on a service, in plain words for its customer: no modules, attempts or errors.</summary>
internal static class ServiceProgress
{
    public static string Of(Operation operation, DateTime now) => operation.Status switch
    {
        OperationStatus.Waiting when operation.Failures == 0 && operation.NextTryAt > now => "It is set up on its first day",
        OperationStatus.Waiting when operation.Failures > 0 => $"{Doing(operation.Kind)}: this takes longer than usual, and we keep at it",
        OperationStatus.Waiting => $"{Doing(operation.Kind)}: next in line",
        OperationStatus.Running => Doing(operation.Kind),
        OperationStatus.Manual => $"{Doing(operation.Kind)} by our staff",
        OperationStatus.Done or OperationStatus.Canceled => Done(operation.Kind),
    };

    /// <summary>Its beginning and its end; what held at once has no beginning.</summary>
    public static IEnumerable<OrderEvent> History(Operation operation)
    {
        if (operation.DoneAt != operation.CreatedAt)
            yield return new(operation.CreatedAt, Asked(operation.Kind));
        if (operation is { Status: OperationStatus.Done, DoneAt: { } at })
            yield return new(at, Done(operation.Kind));
    }

    private static string Doing(OperationKind kind) => kind switch
    {
        OperationKind.SetUp => "It is being set up",
        OperationKind.Change => "Your change is being carried out",
        OperationKind.Suspend => "It is being suspended",
        OperationKind.Resume => "It is being resumed",
        OperationKind.Delete => "It is being ended",
    };

    private static string Asked(OperationKind kind) => kind switch
    {
        OperationKind.SetUp => "Setting up began",
        OperationKind.Change => "A change of the data was asked for",
        OperationKind.Suspend => "Suspending was asked for",
        OperationKind.Resume => "Resuming was asked for",
        OperationKind.Delete => "Ending was asked for",
    };

    private static string Done(OperationKind kind) => kind switch
    {
        OperationKind.SetUp => "Set up",
        OperationKind.Change => "The data was changed",
        OperationKind.Suspend => "Suspended",
        OperationKind.Resume => "Resumed",
        OperationKind.Delete => "Ended",
    };
}
