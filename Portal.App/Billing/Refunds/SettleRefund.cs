using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;

namespace Portal.App.Billing;

/// <summary>Asks the gateway about a refund and records the answer; for the sweep.</summary>
[SystemOnly]
public sealed record SettleRefund(Id<Refund> RefundId) : IRequest<Unit>;

public sealed class SettleRefundHandler(RefundDesk desk) : IRequestHandler<SettleRefund, Unit>
{
    public async Task<Unit> Handle(SettleRefund request, CancellationToken cancellationToken)
    {
        await desk.TryAdvanceAsync(request.RefundId, cancellationToken);
        return Unit.Value;
    }
}
