using Portal.Domain;
using Portal.Domain.Billing;

namespace Portal.App.Billing;

/// <summary>What a customer can pay with, by the partner's settings.</summary>
/// <param name="Balance">What the customer has with us.</param>
public sealed record PaymentOptions(bool Card, bool SavedCards, bool FromBalance, Money Balance, IReadOnlyList<SavedCardOption> Cards);

public sealed record SavedCardOption(Id<SavedCard> Id, string Brand, string Last4, bool IsExpired);
