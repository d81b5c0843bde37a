using Portal.Infrastructure.Payments.Sandbox.Api;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>The life of a payment intent. Every move is one row and its events.</summary>
internal static class Intents
{
    public static Intent Create(SandboxBooks books, Intent intent) => books.Put(intent);

    /// <summary>Charges a card: at once, after a confirmation by the customer, or not at all.</summary>
    /// <param name="again">A saved card rather than one just typed in.</param>
    /// <param name="forced">Declines whatever the card would have done.</param>
    public static Intent Confirm(SandboxBooks books, Intent intent, Card card, bool again, Decline? forced = null)
    {
        if (intent.Status is not (IntentStatus.RequiresPaymentMethod or IntentStatus.RequiresConfirmation))
            throw SandboxProblem.WrongState(intent, "confirmed");
        if (card.Detached)
            throw SandboxProblem.Invalid(null, "payment_method", "The provided PaymentMethod was detached from a Customer. It may not be used again.");
        if (card.Customer is not null && card.Customer != intent.Customer)
            throw SandboxProblem.Invalid("payment_method_customer_mismatch", "payment_method", $"The payment method {card.Id} does not belong to the customer of this payment.");

        intent = intent with { Card = card.Id };
        if ((forced ?? Declines.Of(card.Conduct, again)) is { } decline)
            return Fail(books, intent, decline);
        if (again && card.Conduct == CardConduct.AsksToConfirm)
            return intent.OffSession
                ? Fail(books, intent, Declines.AuthenticationRequired)
                : Told(books, "payment_intent.requires_action", books.Put(intent with { Status = IntentStatus.RequiresAction, LastError = null }));
        return Succeed(books, intent);
    }

    /// <summary>The customer told the bank yes or no.</summary>
    public static Intent Answer(SandboxBooks books, Intent intent, bool agreed) =>
        intent.Status != IntentStatus.RequiresAction ? intent
        : agreed ? Succeed(books, intent)
        : Fail(books, intent, Declines.NotConfirmed);

    public static Intent Succeed(SandboxBooks books, Intent intent) =>
        Told(books, "payment_intent.succeeded", books.Put(intent with { Status = IntentStatus.Succeeded, Received = intent.Amount, LastError = null }));

    /// <summary>The attempt failed; the intent waits for another card.</summary>
    public static Intent Fail(SandboxBooks books, Intent intent, Decline decline) =>
        Told(books, "payment_intent.payment_failed", books.Put(intent with { Status = IntentStatus.RequiresPaymentMethod, Card = null, LastError = decline with { Card = intent.Card } }));

    /// <summary>Accepted, but the money comes later or never.</summary>
    public static Intent Process(SandboxBooks books, Intent intent, Card card, bool willFail) =>
        Told(books, "payment_intent.processing",
            books.Put(intent with { Status = IntentStatus.Processing, Card = card.Id, LastError = null, SettlesAt = books.Later, WillFail = willFail }));

    /// <summary>The end of waiting. A payment that has ended already stays as it is.</summary>
    public static Intent Settle(SandboxBooks books, Intent intent, bool paid)
    {
        if (intent.Status != IntentStatus.Processing)
            return intent;
        var settled = paid ? Succeed(books, intent) : Fail(books, intent, Declines.NotSettled);
        if (books.Find<Session>(settled.Session) is { } session)
            Checkout.Settled(books, session, paid);
        return settled;
    }

    public static Intent Cancel(SandboxBooks books, Intent intent, string? reason)
    {
        if (intent.Status is IntentStatus.Succeeded or IntentStatus.Canceled or IntentStatus.Processing)
            throw SandboxProblem.WrongState(intent, "canceled");
        return Told(books, "payment_intent.canceled", books.Put(intent with { Status = IntentStatus.Canceled, CanceledAt = books.Now, CancellationReason = reason }));
    }

    private static Intent Told(SandboxBooks books, string type, Intent intent)
    {
        books.Tell(type, Wire.Of(books, intent));
        return intent;
    }
}
