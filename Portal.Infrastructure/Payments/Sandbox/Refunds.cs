using Portal.Infrastructure.Payments.Sandbox.Api;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>Money going back. The sum of refunds never exceeds what was received.</summary>
internal static class Refunds
{
    public static Refund Create(SandboxBooks books, Intent intent, long? asked, string? reason, Dictionary<string, string> metadata)
    {
        if (intent.Status != IntentStatus.Succeeded)
            throw SandboxProblem.Invalid("payment_intent_unexpected_state", "payment_intent", $"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.");
        var left = intent.Received - intent.Refunded;
        if (left == 0)
            throw SandboxProblem.Invalid("charge_already_refunded", null, $"Charge {intent.Charge} has already been refunded.");
        var amount = asked ?? left;
        if (amount > left)
            throw SandboxProblem.Invalid(null, "amount", $"Refund amount ({Wire.Text(amount, intent.Currency)}) is greater than unrefunded amount on charge ({Wire.Text(left, intent.Currency)})");

        var conduct = books.Find<Card>(intent.Card)?.Conduct;
        var refund = books.Put(new Refund(SandboxBooks.NewId<Refund>(), books.Now)
        {
            Status = conduct == CardConduct.RefundPends ? RefundStatus.Pending : RefundStatus.Succeeded,
            Amount = amount,
            Currency = intent.Currency,
            Intent = intent.Id,
            Reason = reason,
            Metadata = metadata,
            SettlesAt = conduct is CardConduct.RefundPends or CardConduct.RefundFails ? books.Later : null,
            WillFail = conduct == CardConduct.RefundFails,
        });
        intent = books.Put(intent with { Refunded = intent.Refunded + amount });
        books.Tell("refund.created", Wire.Of(refund));
        books.Tell("charge.refunded", Wire.Charge(books, intent));
        return refund;
    }

    /// <summary>A pending refund goes through, or one is returned by the bank, even after it had succeeded.</summary>
    public static Refund Settle(SandboxBooks books, Refund refund, bool paid)
    {
        if (refund.SettlesAt is null)
            return refund;
        refund = books.Put(refund with
        {
            Status = paid ? RefundStatus.Succeeded : RefundStatus.Failed,
            FailureReason = paid ? null : "lost_or_stolen_card",
            SettlesAt = null,
        });
        if (!paid)
        {
            var intent = books.Get<Intent>(refund.Intent);
            books.Put(intent with { Refunded = intent.Refunded - refund.Amount });
            books.Tell("refund.failed", Wire.Of(refund));
        }

        books.Tell("refund.updated", Wire.Of(refund));
        return refund;
    }
}
