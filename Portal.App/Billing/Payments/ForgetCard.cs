using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>The customer takes a saved card away. Asked twice, the second time finds nothing left to do.</summary>
[Customer]
public sealed record ForgetCard(Id<SavedCard> CardId) : IRequest<Unit>;

public sealed class ForgetCardHandler(PortalDb db, CurrentActor actor, IPaymentGateway gateway, AuditTrail audit) : IRequestHandler<ForgetCard, Unit>
{
    public async Task<Unit> Handle(ForgetCard request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        if (await db.SavedCards.SingleOrDefaultAsync(row => row.Id == request.CardId && row.CustomerId == customer, cancellationToken) is not { } card)
            return Unit.Value;
        try
        {
            // First there: a card that is gone here and not there could be charged without anybody seeing it.
            await gateway.ForgetCardAsync(card.GatewayId, cancellationToken);
        }
        catch (GatewayUnavailable)
        {
            throw new Refusal("gateway.away", "The payment gateway does not answer, so the card is still there. Try again in a minute.");
        }
        db.SavedCards.Remove(card);
        audit.Add("card.removed", $"Card ending in {card.Last4}", card.Brand, "", actor.Value.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
