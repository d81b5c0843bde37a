using Portal.Infrastructure.Payments.Sandbox.Api;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>The life of a checkout session: what the buttons of the payment page do.</summary>
internal static class Checkout
{
    public static Session Pay(SandboxBooks books, Session session, TestCard card, Decline? forced = null)
    {
        var intent = Attempt(books, session);
        var issued = card.Issue(books, session.SetupFutureUsage is null ? null : session.Customer);
        if (Intents.Confirm(books, intent, issued, again: false, forced) is { Status: not IntentStatus.Succeeded } declined)
        {
            // A card that was not charged is not kept.
            books.Put(issued with { Customer = null, Detached = true });
            return books.Put(session with { Intent = declined.Id });
        }

        return Told(books, "checkout.session.completed", session with { Intent = intent.Id, Status = SessionStatus.Complete, Paid = true });
    }

    public static Session PayLater(SandboxBooks books, Session session, TestCard card, bool willFail)
    {
        var issued = card.Issue(books, session.SetupFutureUsage is null ? null : session.Customer);
        var intent = Intents.Process(books, Attempt(books, session), issued, willFail);
        return Told(books, "checkout.session.completed", session with { Intent = intent.Id, Status = SessionStatus.Complete });
    }

    /// <summary>Money that was on its way arrived, or not.</summary>
    public static Session Settled(SandboxBooks books, Session session, bool paid) =>
        Told(books, paid ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed", session with { Paid = paid });

    public static Session Expire(SandboxBooks books, Session session)
    {
        if (session.Status != SessionStatus.Open)
            throw SandboxProblem.Invalid(null, null, $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{Wire.Name(session.Status)}`.");
        if (books.Find<Intent>(session.Intent) is { } intent)
            Intents.Cancel(books, intent, "automatic");
        return Told(books, "checkout.session.expired", session with { Status = SessionStatus.Expired });
    }

    // Stripe makes the payment intent with the first attempt, not with the page.
    private static Intent Attempt(SandboxBooks books, Session session)
    {
        if (session.Status != SessionStatus.Open || session.ExpiresAt <= books.Now)
            throw SandboxProblem.Invalid(null, null, "This payment page is closed.");
        return books.Find<Intent>(session.Intent) ?? Intents.Create(books, new(SandboxBooks.NewId<Intent>(), books.Now)
        {
            Amount = session.Amount,
            Currency = session.Currency,
            Customer = session.Customer,
            Session = session.Id,
            Description = session.Description,
            SetupFutureUsage = session.SetupFutureUsage,
            Metadata = session.IntentMetadata,
        });
    }

    private static Session Told(SandboxBooks books, string type, Session session)
    {
        books.Put(session);
        books.Tell(type, Wire.Of(books, session));
        return session;
    }
}
