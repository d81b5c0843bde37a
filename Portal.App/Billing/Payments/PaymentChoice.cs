using Portal.App.Partners;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.App.Billing;

/// <summary>How the customer wants to pay: a card through the gateway or a saved one, and the balance first if so wished (SPEC 3).</summary>
/// <param name="UseBalance">Part balance, part card: the balance pays what it can.</param>
/// <param name="SaveCard">Keep the card for next time.</param>
public sealed record PaymentChoice(Id<SavedCard>? SavedCard, bool UseBalance, bool SaveCard)
{
    public static PaymentChoice ByCard { get; } = new(null, false, false);

    /// <summary>Makes the attempt and holds the balance part; the ledger entry is returned with it.</summary>
    /// <exception cref="Refusal">The partner does not take this way of paying, or the card is unknown.</exception>
    internal (Payment Payment, LedgerEntry? Hold) Attempt(PartnerTerms terms, Customer customer, PaymentTarget target, Money total, SavedCard? card, DateTime at)
    {
        var methods = terms.Get(PartnerSettings.AcceptGatewayPayment) ? terms.Get(PartnerSettings.Methods) : PaymentMethods.None;
        var fromBalance = UseBalance ? Money.Min(total, customer.Balance) : Money.Zero(customer.Currency);
        var byCard = total - fromBalance;
        var kind = byCard.IsZero ? PaymentKind.Balance : SavedCard is null ? PaymentKind.Card : PaymentKind.SavedCard;
        if ((kind == PaymentKind.Card && !methods.HasFlag(PaymentMethods.Card))
            || (kind == PaymentKind.SavedCard && !methods.HasFlag(PaymentMethods.SavedCard))
            || (fromBalance.IsPositive && !methods.HasFlag(PaymentMethods.Balance)))
            throw new Refusal("payment.method", "This way of paying is switched off. Choose another one.", "Method");
        if (kind == PaymentKind.SavedCard && (card is null || card.CustomerId != customer.Id))
            throw new Refusal("payment.card", "This card is no longer saved. Choose another one.", "Method");
        var payment = new Payment(customer, target, kind, byCard, fromBalance, card?.GatewayId, SaveCard && kind == PaymentKind.Card, at);
        return (payment, fromBalance.IsPositive
            ? customer.Post(LedgerKind.Held, -fromBalance, $"payment:{payment.Id}", "Set aside for a payment", at)
            : null);
    }
}
