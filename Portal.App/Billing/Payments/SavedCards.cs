using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>The cards that the gateway keeps for the customer, newest first.</summary>
[Customer]
public sealed record SavedCards : IRequest<IReadOnlyList<SavedCardRow>>;

public sealed record SavedCardRow(Id<SavedCard> Id, string Brand, string Last4, int ExpiryMonth, int ExpiryYear, bool IsExpired);

public sealed class SavedCardsHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<SavedCards, IReadOnlyList<SavedCardRow>>
{
    public async Task<IReadOnlyList<SavedCardRow>> Handle(SavedCards request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var today = (await db.TermsAsync(actor.Value.PartnerId, cancellationToken)).Today(clock);
        var cards = await db.SavedCards.AsNoTracking().Where(card => card.CustomerId == customer).OrderByDescending(card => card.Id).ToListAsync(cancellationToken);
        return [.. cards.Select(card => new SavedCardRow(card.Id, card.Brand, card.Last4, card.ExpiryMonth, card.ExpiryYear, card.IsExpired(today)))];
    }
}
