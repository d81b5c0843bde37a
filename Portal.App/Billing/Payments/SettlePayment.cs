using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>Asks the gateway about a payment and records the answer; for the sweep, and for gateway events.</summary>
[SystemOnly]
public sealed record SettlePayment(Id<Payment> PaymentId) : IRequest<Unit>;

public sealed class SettlePaymentHandler(PaymentDesk desk) : IRequestHandler<SettlePayment, Unit>
{
    public async Task<Unit> Handle(SettlePayment request, CancellationToken cancellationToken)
    {
        try
        {
            await desk.AdvanceAsync(request.PaymentId, cancellationToken);
        }
        catch (Exception error) when (error is GatewayUnavailable or GatewayRejected)
        {
            await desk.PostponeAsync(request.PaymentId, error, cancellationToken);
        }
        return Unit.Value;
    }
}
