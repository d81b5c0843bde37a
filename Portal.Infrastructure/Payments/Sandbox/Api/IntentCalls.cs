namespace Portal.Infrastructure.Payments.Sandbox.Api;

internal static class IntentCalls
{
    public static SandboxAnswer Create(SandboxCall call)
    {
        var parameters = call.Parameters;
        var amount = parameters.Integer("amount") ?? throw SandboxProblem.Lacks("amount");
        var currency = parameters.Needed("currency");
        Amounts.Check(amount, currency, "amount");
        var id = SandboxBooks.NewId<Intent>();
        var intent = new Intent(id, call.Books.Now)
        {
            Amount = amount,
            Currency = currency,
            Customer = parameters.Text("customer") is { } customer ? call.Books.Get<Customer>(customer, "customer").Id : null,
            Description = parameters.Text("description"),
            SetupFutureUsage = CheckoutCalls.Usage(parameters.Text("setup_future_usage")),
            ConfirmUrl = new Uri(call.Own, "sandbox/confirm/" + id).AbsoluteUri,
            Metadata = parameters.Map("metadata"),
        };
        parameters.Ignore("automatic_payment_methods", "allowed_payment_method_types", "capture_method", "confirmation_method", "receipt_email", "statement_descriptor");
        var confirm = parameters.Flag("confirm");
        if (!confirm && (parameters.Text("off_session") ?? parameters.Text("return_url")) is not null)
            throw SandboxProblem.Invalid(null, null, "off_session and return_url need confirm=true.");
        var card = Card(call);
        intent = Intents.Create(call.Books, intent with { Card = card?.Id, Status = card is null ? IntentStatus.RequiresPaymentMethod : IntentStatus.RequiresConfirmation });
        return confirm ? Confirm(call, intent, card) : call.Answer(Wire.Of(call.Books, intent));
    }

    public static SandboxAnswer Retrieve(SandboxCall call) => call.Answer(Wire.Of(call.Books, call.Books.Get<Intent>(call.Id)));

    public static SandboxAnswer List(SandboxCall call) =>
        call.List<Intent>("/v1/payment_intents", call.Parameters.Text("customer"), intent => Wire.Of(call.Books, intent));

    public static SandboxAnswer Confirm(SandboxCall call)
    {
        var intent = call.Books.Get<Intent>(call.Id);
        return Confirm(call, intent, Card(call) ?? call.Books.Find<Card>(intent.Card));
    }

    public static SandboxAnswer Cancel(SandboxCall call)
    {
        var intent = call.Books.Get<Intent>(call.Id);
        if (intent.Session is not null)
            throw SandboxProblem.Invalid("payment_intent_unexpected_state", null, "You cannot cancel PaymentIntents created by Checkout. You can expire the Checkout Session instead.");
        return call.Answer(Wire.Of(call.Books, Intents.Cancel(call.Books, intent, call.Parameters.Text("cancellation_reason"))));
    }

    public static SandboxAnswer Charge(SandboxCall call) =>
        call.Answer(Wire.Charge(call.Books, call.Id is ['c', 'h', '_', ..] ? call.Books.Get<Intent>("pi_" + call.Id[3..]) : throw SandboxProblem.Missing<Intent>(call.Id, "id")));

    private static Card? Card(SandboxCall call) => call.Parameters.Text("payment_method") is { } id ? CardCalls.Find(call.Books, id) : null;

    private static SandboxAnswer Confirm(SandboxCall call, Intent intent, Card? card)
    {
        if (card is null)
            throw SandboxProblem.Invalid("payment_intent_unexpected_state", "payment_method", "You cannot confirm this PaymentIntent because it's missing a payment method.");
        intent = intent with
        {
            OffSession = call.Parameters.Flag("off_session"),
            // Redirects are allowed, so Stripe wants to know where to come back to.
            ReturnUrl = call.Parameters.Address("return_url") ?? (call.Parameters.Text("automatic_payment_methods[allow_redirects]") == "never" ? null
                : throw SandboxProblem.Invalid("payment_intent_invalid_parameter", "return_url", "A return_url must be specified, because this PaymentIntent may redirect the customer.")),
        };
        // Saving on the way needs a customer, and only what was charged is saved.
        intent = Intents.Confirm(call.Books, intent, card, again: true, call.Forced);
        if (intent.Status == IntentStatus.Succeeded && intent is { SetupFutureUsage: not null, Customer: not null } && card.Customer is null)
            call.Books.Put(card with { Customer = intent.Customer });
        var answer = call.Answer(Wire.Of(call.Books, intent));
        return intent.Status == IntentStatus.RequiresPaymentMethod ? SandboxAnswer.Declined(call.Books, intent) : answer;
    }
}
