using MediatR;
using Portal.App.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

public sealed class QueueSetUp(PortalDb db) : INotificationHandler<SetUpDue>
{
    public Task Handle(SetUpDue notification, CancellationToken cancellationToken)
    {
        SetUpQueue.Enqueue(db, notification.Service, notification.Partner, notification.By, notification.At);
        return Task.CompletedTask;
    }
}
