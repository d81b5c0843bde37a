using Microsoft.Extensions.Options;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>The portal's payment gateway on Stripe's REST API: hosted payment pages, saved cards, refunds, webhooks.</summary>
public sealed class StripeGateway(StripeClient client, IOptions<StripeOptions> options, TimeProvider time) : IPaymentGateway
{
    /// <summary>Our own id in the metadata of everything that we make at Stripe.</summary>
    internal const string ReferenceKey = "reference";

    private const string Sessions = "/v1/checkout/sessions";
    private const string Intents = "/v1/payment_intents";

    public async Task<string> CreateCustomerAsync(GatewayCustomer customer, string idempotencyKey, CancellationToken cancellation)
    {
        var form = new StripeForm
        {
            { "email", customer.Email },
            { "name", customer.Name },
            { $"metadata[{ReferenceKey}]", customer.Reference },
        };
        return (await client.PostAsync("/v1/customers", form, idempotencyKey, cancellation)).Required().Needed("id");
    }

    public async Task<GatewayPayment> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation)
    {
        var form = new StripeForm
        {
            { "mode", "payment" },
            { "customer", request.CustomerId },
            { "client_reference_id", request.Reference },
            { $"metadata[{ReferenceKey}]", request.Reference },
            { "line_items[0][quantity]", 1 },
            { "line_items[0][price_data][currency]", StripeAmount.CurrencyOf(request.Amount) },
            { "line_items[0][price_data][unit_amount]", StripeAmount.From(request.Amount) },
            { "line_items[0][price_data][product_data][name]", request.Description },
            { "payment_intent_data[description]", request.Description },
            { $"payment_intent_data[metadata][{ReferenceKey}]", request.Reference },
            { "payment_intent_data[setup_future_usage]", request.SaveCard ? "off_session" : null },
            // Not AbsoluteUri, which would escape the braces of {CHECKOUT_SESSION_ID}.
            { "success_url", request.SuccessUrl.OriginalString },
            { "cancel_url", request.CancelUrl.OriginalString },
            { "expires_at", request.ExpiresAt?.ToUnixTimeSeconds() },
        };
        return StripeReading.Checkout((await client.PostAsync(Sessions, form, request.IdempotencyKey, cancellation)).Required());
    }

    public async Task<GatewayPayment> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation)
    {
        var query = new StripeForm { { "expand[0]", "payment_intent.payment_method" } };
        return StripeReading.Checkout((await client.GetAsync($"{Sessions}/{Id(checkoutId)}", query, cancellation)).Required());
    }

    public async Task<GatewayPayment> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation)
    {
        try
        {
            return StripeReading.Checkout((await client.PostAsync($"{Sessions}/{Id(checkoutId)}/expire", [], OwnKey(), cancellation)).Required());
        }
        catch (GatewayRejected)
        {
            // Paid or expired meanwhile, most likely; only the session itself knows.
            var now = await ReadCheckoutAsync(checkoutId, cancellation);
            if (now.State == GatewayPaymentState.Open)
                throw;
            return now;
        }
    }

    public async Task<GatewayPayment> ChargeSavedCardAsync(SavedCardCharge charge, CancellationToken cancellation)
    {
        var form = new StripeForm
        {
            { "amount", StripeAmount.From(charge.Amount) },
            { "currency", StripeAmount.CurrencyOf(charge.Amount) },
            { "customer", charge.CustomerId },
            { "payment_method", charge.CardId },
            { "confirm", true },
            { "off_session", charge.OffSession },
            { "description", charge.Description },
            { $"metadata[{ReferenceKey}]", charge.Reference },
            { "return_url", charge.ReturnUrl.OriginalString },
            { "expand[0]", "payment_method" },
        };
        var answer = await client.PostAsync(Intents, form, charge.IdempotencyKey, cancellation);
        return answer is { IsSuccess: false, Error: { } error } && error.Text("type") == "card_error" && error.Child("payment_intent") is { } declined
            ? StripeReading.Payment(declined, error)
            : StripeReading.Payment(answer.Required());
    }

    public async Task<GatewayPayment> ReadPaymentAsync(string paymentId, CancellationToken cancellation)
    {
        var query = new StripeForm { { "expand[0]", "payment_method" } };
        return StripeReading.Payment((await client.GetAsync($"{Intents}/{Id(paymentId)}", query, cancellation)).Required());
    }

    public async Task<IReadOnlyList<GatewayPayment>> FindPaymentsAsync(string customerId, string reference, CancellationToken cancellation)
    {
        // Stripe's search by metadata lags behind by up to a minute; the customer's own list does not.
        var query = new StripeForm { { "customer", customerId }, { "limit", 100 }, { "expand[0]", "data.payment_method" } };
        var list = (await client.GetAsync(Intents, query, cancellation)).Required();
        return [.. list.GetProperty("data").EnumerateArray().Where(intent => StripeReading.ReferenceOf(intent) == reference).Select(intent => StripeReading.Payment(intent))];
    }

    public async Task<GatewayRefund> RefundAsync(RefundRequest request, CancellationToken cancellation)
    {
        var form = new StripeForm
        {
            { "payment_intent", request.PaymentId },
            { "amount", StripeAmount.From(request.Amount) },
            { $"metadata[{ReferenceKey}]", request.Reference },
        };
        return StripeReading.Refund((await client.PostAsync("/v1/refunds", form, request.IdempotencyKey, cancellation)).Required());
    }

    public async Task<GatewayRefund> ReadRefundAsync(string refundId, CancellationToken cancellation) =>
        StripeReading.Refund((await client.GetAsync($"/v1/refunds/{Id(refundId)}", null, cancellation)).Required());

    public async Task ForgetCardAsync(string cardId, CancellationToken cancellation)
    {
        var path = $"/v1/payment_methods/{Id(cardId)}";
        var answer = await client.PostAsync($"{path}/detach", [], OwnKey(), cancellation);
        if (answer.IsSuccess || answer.Error?.Text("code") == "resource_missing")
            return;
        // Stripe refuses to detach what is not attached; that is what was wanted.
        var card = await client.GetAsync(path, null, cancellation);
        if (!card.IsSuccess || card.Body.IdOf("customer") is not null)
            answer.Required();
    }

    public GatewayEvent ReadEvent(string rawBody, string? signatureHeader)
    {
        StripeSignature.Check(rawBody, signatureHeader, options.Value.WebhookSecret, time.GetUtcNow());
        return StripeEvents.Read(rawBody);
    }

    private static string Id(string id) => Uri.EscapeDataString(id);

    // For acts that end in the same state however often they run: the key only spans the client's own retries.
    private static string OwnKey() => Guid.CreateVersion7().ToString("N");
}
