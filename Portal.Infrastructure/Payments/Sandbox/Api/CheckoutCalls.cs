namespace Portal.Infrastructure.Payments.Sandbox.Api;

internal static class CheckoutCalls
{
    public static SandboxAnswer Create(SandboxCall call)
    {
        var parameters = call.Parameters;
        if (parameters.Needed("mode") != "payment")
            throw SandboxProblem.Invalid(null, "mode", "The sandbox knows only the mode `payment`.");
        var (title, amount, currency) = Items(parameters);
        Amounts.Check(amount, currency, "line_items");
        var expires = parameters.Integer("expires_at") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : call.Books.Now.AddHours(24);
        // A minute of grace, since the client took its time from another clock.
        if (expires < call.Books.Now.AddMinutes(29) || expires > call.Books.Now.AddHours(24).AddMinutes(1))
            throw SandboxProblem.Invalid(null, "expires_at", "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.");
        var id = SandboxBooks.NewId<Session>();
        var session = new Session(id, call.Books.Now)
        {
            Amount = amount,
            Currency = currency,
            Title = title,
            Customer = parameters.Text("customer") is { } customer ? call.Books.Get<Customer>(customer, "customer").Id : null,
            CustomerEmail = parameters.Text("customer_email"),
            Reference = parameters.Text("client_reference_id"),
            SuccessUrl = parameters.Address("success_url") ?? throw SandboxProblem.Lacks("success_url"),
            CancelUrl = parameters.Address("cancel_url"),
            Url = new Uri(call.Own, "sandbox/pay/" + id).AbsoluteUri,
            ExpiresAt = expires,
            Description = parameters.Text("payment_intent_data[description]"),
            SetupFutureUsage = Usage(parameters.Text("payment_intent_data[setup_future_usage]")),
            Metadata = parameters.Map("metadata"),
            IntentMetadata = parameters.Map("payment_intent_data[metadata]"),
        };
        parameters.Ignore("locale", "submit_type", "ui_mode", "customer_creation", "customer_update", "billing_address_collection", "integration_identifier");
        return call.Answer(Wire.Of(call.Books, call.Books.Put(session)));
    }

    public static SandboxAnswer Retrieve(SandboxCall call) => call.Answer(Wire.Of(call.Books, call.Books.Get<Session>(call.Id)));

    public static SandboxAnswer Expire(SandboxCall call) => call.Answer(Wire.Of(call.Books, Checkout.Expire(call.Books, call.Books.Get<Session>(call.Id))));

    public static string? Usage(string? usage) => usage is null or "on_session" or "off_session" ? usage
        : throw SandboxProblem.Invalid(null, "setup_future_usage", "Invalid setup_future_usage: must be one of off_session or on_session");

    private static (string Title, long Amount, string Currency) Items(SandboxParameters parameters)
    {
        var count = parameters.Count("line_items");
        if (count == 0)
            throw SandboxProblem.Lacks("line_items");
        string? currency = null;
        var titles = new List<string>();
        long total = 0;
        for (var i = 0; i < count; i++)
        {
            var item = $"line_items[{i}]";
            var own = parameters.Needed($"{item}[price_data][currency]");
            if ((currency ??= own) != own)
                throw SandboxProblem.Invalid(null, $"{item}[price_data][currency]", "All line items must have the same currency.");
            var unit = parameters.Integer($"{item}[price_data][unit_amount]") ?? throw SandboxProblem.Lacks($"{item}[price_data][unit_amount]");
            var quantity = parameters.Integer($"{item}[quantity]") ?? throw SandboxProblem.Lacks($"{item}[quantity]");
            if (unit < 0 || quantity is < 1 or > 999_999)
                throw SandboxProblem.Invalid("parameter_invalid_integer", item, "This value must be greater than or equal to 1.");
            titles.Add(parameters.Needed($"{item}[price_data][product_data][name]"));
            parameters.Ignore($"{item}[price_data][product_data][description]", $"{item}[price_data][tax_behavior]");
            total = Amounts.Sum(total, unit, quantity);
        }

        return (string.Join(", ", titles), total, currency!);
    }
}
