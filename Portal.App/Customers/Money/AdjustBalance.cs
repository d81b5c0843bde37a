using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Adds to or takes from a balance by hand, with a reason that stays in the ledger (SPEC 11). Answers the balance after it.</summary>
/// <param name="Amount">Major units of the customer's currency; below zero to take.</param>
/// <param name="Key">Made when the form was opened: sent twice, it counts once.</param>
[Administrator]
public sealed record AdjustBalance(string Number, decimal? Amount, string Reason, Guid Key) : IRequest<Money>;

public sealed class AdjustBalanceHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<AdjustBalance, Money>
{
    public async Task<Money> Handle(AdjustBalance request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        var cause = $"adjustment:{request.Key}";
        if (await db.Ledger.AnyAsync(entry => entry.Kind == LedgerKind.Adjusted && entry.Cause == cause, cancellationToken))
            return customer.Balance;
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > 200 || reason.Any(char.IsControl))
            throw new Refusal("balance.reason", "Write the reason in up to 200 characters: it stays in the ledger.", "Reason");
        var before = customer.Balance;
        try
        {
            var amount = Money.Of(request.Amount ?? 0, customer.Currency);
            if (amount.IsZero)
                throw new Refusal("balance.amount", "Write how much to add, or a negative amount to take.");
            db.Ledger.Add(customer.Post(LedgerKind.Adjusted, amount, cause, reason, clock.GetUtcNow().UtcDateTime));
        }
        catch (Refusal wrong)
        {
            throw new Refusal(wrong.Code, wrong.Message, "Amount");
        }
        audit.Add("balance.adjusted", $"Customer {customer.Number}", $"{before}", $"{customer.Balance}: {reason}", customer.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return customer.Balance;
    }
}
