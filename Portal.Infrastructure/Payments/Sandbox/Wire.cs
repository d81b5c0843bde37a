using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>The sandbox's rows as Stripe's objects.</summary>
internal static class Wire
{
    public static string Name<T>(T status) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>An amount for people.</summary>
    public static string Text(long amount, string currency) => StripeAmount.Read(amount, currency).ToString();

    public static JsonObject Of(Customer customer) => new()
    {
        ["id"] = customer.Id,
        ["object"] = "customer",
        ["address"] = null,
        ["balance"] = 0,
        ["created"] = Seconds(customer.Created),
        ["currency"] = null,
        ["default_source"] = null,
        ["delinquent"] = false,
        ["description"] = customer.Description,
        ["discount"] = null,
        ["email"] = customer.Email,
        ["invoice_settings"] = new JsonObject { ["custom_fields"] = null, ["default_payment_method"] = null, ["footer"] = null, ["rendering_options"] = null },
        ["livemode"] = false,
        ["metadata"] = Map(customer.Metadata),
        ["name"] = customer.Name,
        ["phone"] = customer.Phone,
        ["preferred_locales"] = new JsonArray(),
        ["shipping"] = null,
        ["tax_exempt"] = "none",
        ["test_clock"] = null,
    };

    public static JsonObject Of(Card card) => new()
    {
        ["id"] = card.Id,
        ["object"] = "payment_method",
        ["allow_redisplay"] = card.Customer is null ? "unspecified" : "limited",
        ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null, ["tax_id"] = null },
        ["card"] = new JsonObject
        {
            ["brand"] = card.Brand,
            ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = "pass" },
            ["country"] = "US",
            ["display_brand"] = card.Brand,
            ["exp_month"] = card.ExpiryMonth,
            ["exp_year"] = card.ExpiryYear,
            ["funding"] = "credit",
            ["generated_from"] = null,
            ["last4"] = card.Last4,
            ["networks"] = null,
            ["regulated_status"] = "unregulated",
            ["three_d_secure_usage"] = new JsonObject { ["supported"] = true },
            ["wallet"] = null,
        },
        ["created"] = Seconds(card.Created),
        ["customer"] = card.Customer,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["type"] = "card",
    };

    public static JsonObject Of(SandboxBooks books, Session session) => new()
    {
        ["id"] = session.Id,
        ["object"] = "checkout.session",
        ["amount_subtotal"] = session.Amount,
        ["amount_total"] = session.Amount,
        ["cancel_url"] = session.CancelUrl,
        ["client_reference_id"] = session.Reference,
        ["client_secret"] = null,
        ["created"] = Seconds(session.Created),
        ["currency"] = session.Currency,
        ["customer"] = session.Customer,
        ["customer_details"] = session.Customer is null && session.CustomerEmail is null ? null : new JsonObject
        {
            ["email"] = session.CustomerEmail ?? books.Find<Customer>(session.Customer)?.Email,
            ["name"] = books.Find<Customer>(session.Customer)?.Name,
        },
        ["customer_email"] = session.CustomerEmail,
        ["expires_at"] = Seconds(session.ExpiresAt),
        ["invoice"] = null,
        ["livemode"] = false,
        ["metadata"] = Map(session.Metadata),
        ["mode"] = "payment",
        ["payment_intent"] = session.Intent,
        ["payment_link"] = null,
        ["payment_method_collection"] = "if_required",
        ["payment_method_types"] = new JsonArray("card"),
        ["payment_status"] = session.Paid ? "paid" : "unpaid",
        ["setup_intent"] = null,
        ["status"] = Name(session.Status),
        ["subscription"] = null,
        ["success_url"] = session.SuccessUrl,
        ["ui_mode"] = "hosted_page",
        ["url"] = session.Status == SessionStatus.Open ? session.Url : null,
    };

    public static JsonObject Of(SandboxBooks books, Intent intent) => new()
    {
        ["id"] = intent.Id,
        ["object"] = "payment_intent",
        ["amount"] = intent.Amount,
        ["amount_capturable"] = 0,
        ["amount_received"] = intent.Received,
        ["automatic_payment_methods"] = new JsonObject { ["allow_redirects"] = "always", ["enabled"] = true },
        ["canceled_at"] = intent.CanceledAt is { } canceled ? Seconds(canceled) : null,
        ["cancellation_reason"] = intent.CancellationReason,
        ["capture_method"] = "automatic_async",
        ["client_secret"] = intent.Id + "_secret_sandbox",
        ["confirmation_method"] = "automatic",
        ["created"] = Seconds(intent.Created),
        ["currency"] = intent.Currency,
        ["customer"] = intent.Customer,
        ["description"] = intent.Description,
        ["last_payment_error"] = intent.LastError is { } error ? Of(books, error) : null,
        ["latest_charge"] = intent.Status is IntentStatus.Succeeded or IntentStatus.Processing ? intent.Charge : null,
        ["livemode"] = false,
        ["metadata"] = Map(intent.Metadata),
        ["next_action"] = intent.Status == IntentStatus.RequiresAction
            ? new JsonObject { ["type"] = "redirect_to_url", ["redirect_to_url"] = new JsonObject { ["url"] = intent.ConfirmUrl, ["return_url"] = intent.ReturnUrl } }
            : null,
        ["payment_method"] = intent.Card,
        ["payment_method_types"] = new JsonArray("card"),
        ["receipt_email"] = null,
        ["setup_future_usage"] = intent.SetupFutureUsage,
        ["status"] = Name(intent.Status),
    };

    public static JsonObject Charge(SandboxBooks books, Intent intent) => new()
    {
        ["id"] = intent.Charge,
        ["object"] = "charge",
        ["amount"] = intent.Amount,
        ["amount_captured"] = intent.Received,
        ["amount_refunded"] = intent.Refunded,
        ["captured"] = intent.Status == IntentStatus.Succeeded,
        ["created"] = Seconds(intent.Created),
        ["currency"] = intent.Currency,
        ["customer"] = intent.Customer,
        ["description"] = intent.Description,
        ["livemode"] = false,
        ["metadata"] = Map(intent.Metadata),
        ["paid"] = intent.Status == IntentStatus.Succeeded,
        ["payment_intent"] = intent.Id,
        ["payment_method"] = intent.Card,
        ["payment_method_details"] = books.Find<Card>(intent.Card) is { } card ? new JsonObject { ["type"] = "card", ["card"] = Of(card)["card"]!.DeepClone() } : null,
        ["refunded"] = intent.Received > 0 && intent.Refunded == intent.Received,
        ["status"] = intent.Status == IntentStatus.Succeeded ? "succeeded" : intent.Status == IntentStatus.Processing ? "pending" : "failed",
    };

    public static JsonObject Of(Refund refund)
    {
        var json = new JsonObject
        {
            ["id"] = refund.Id,
            ["object"] = "refund",
            ["amount"] = refund.Amount,
            ["balance_transaction"] = null,
            ["charge"] = "ch_" + refund.Intent[3..],
            ["created"] = Seconds(refund.Created),
            ["currency"] = refund.Currency,
            ["metadata"] = Map(refund.Metadata),
            ["payment_intent"] = refund.Intent,
            ["reason"] = refund.Reason,
            ["receipt_number"] = null,
            ["status"] = Name(refund.Status),
        };
        if (refund.FailureReason is { } failure)
            json["failure_reason"] = failure;
        return json;
    }

    /// <summary>The error of a declined charge, without the payment intent that it belongs to.</summary>
    public static JsonObject Of(SandboxBooks books, Decline decline)
    {
        var json = new JsonObject { ["type"] = "card_error", ["code"] = decline.Code, ["message"] = decline.Message };
        if (decline.DeclineCode is { } code)
            json["decline_code"] = code;
        if (books.Find<Card>(decline.Card) is { } card)
            json["payment_method"] = Of(card);
        return json;
    }

    private static long Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds();

    private static JsonObject Map(Dictionary<string, string> metadata) => new(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
