using Microsoft.Extensions.Options;
using Portal.Domain;
using Stripe;
using Stripe.Checkout;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>The portal's payment gateway on Stripe's own library: hosted payment pages, saved cards, refunds, webhooks.</summary>
public sealed class StripeGateway(StripeClient client, IOptions<StripeOptions> options, TimeProvider time) : IPaymentGateway
{
    /// <summary>Our own id in the metadata of everything that we make at Stripe.</summary>
    internal const string ReferenceKey = "reference";

    public Task<string> CreateCustomerAsync(GatewayCustomer customer, string idempotencyKey, CancellationToken cancellation)
    {
        var asked = new CustomerCreateOptions { Email = customer.Email, Name = customer.Name, Metadata = Reference(customer.Reference) };
        var key = Key(idempotencyKey);
        return AskAsync(async stripe => StripeReading.Needed((await stripe.Customers.CreateAsync(asked, key, cancellation)).Id, "id"), cancellation);
    }

    public Task<GatewayPayment> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation)
    {
        var asked = new SessionCreateOptions
        {
            Mode = "payment",
            Customer = request.CustomerId,
            ClientReferenceId = request.Reference,
            Metadata = Reference(request.Reference),
            LineItems =
            [
                new()
                {
                    Quantity = 1,
                    PriceData = new()
                    {
                        Currency = StripeAmount.CurrencyOf(request.Amount),
                        UnitAmount = StripeAmount.From(request.Amount),
                        ProductData = new() { Name = request.Description },
                    },
                },
            ],
            PaymentIntentData = new()
            {
                Description = request.Description,
                Metadata = Reference(request.Reference),
            },
            // Not AbsoluteUri, which would escape the braces of {CHECKOUT_SESSION_ID}.
            SuccessUrl = request.SuccessUrl.OriginalString,
            CancelUrl = request.CancelUrl.OriginalString,
        };
        // Set only with a value: the library sends what was set to null as an empty parameter.
        if (request.SaveCard)
            asked.PaymentIntentData.SetupFutureUsage = "off_session";
        if (request.ExpiresAt is { } closes)
            asked.ExpiresAt = closes.UtcDateTime;
        var key = Key(request.IdempotencyKey);
        return AskAsync(async stripe => StripeReading.Checkout(await stripe.Checkout.Sessions.CreateAsync(asked, key, cancellation)), cancellation);
    }

    public Task<GatewayPayment> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation)
    {
        var asked = new SessionGetOptions { Expand = ["payment_intent.payment_method"] };
        return AskAsync(async stripe => StripeReading.Checkout(await stripe.Checkout.Sessions.GetAsync(checkoutId, asked, cancellationToken: cancellation)), cancellation);
    }

    public async Task<GatewayPayment> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(async stripe => StripeReading.Checkout(await stripe.Checkout.Sessions.ExpireAsync(checkoutId, cancellationToken: cancellation)), cancellation);
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

    public Task<GatewayPayment> ChargeSavedCardAsync(SavedCardCharge charge, CancellationToken cancellation)
    {
        var asked = new PaymentIntentCreateOptions
        {
            Amount = StripeAmount.From(charge.Amount),
            Currency = StripeAmount.CurrencyOf(charge.Amount),
            Customer = charge.CustomerId,
            PaymentMethod = charge.CardId,
            Confirm = true,
            OffSession = charge.OffSession,
            Description = charge.Description,
            Metadata = Reference(charge.Reference),
            ReturnUrl = charge.ReturnUrl.OriginalString,
            Expand = ["payment_method"],
        };
        var key = Key(charge.IdempotencyKey);
        return AskAsync(async stripe =>
        {
            try
            {
                return StripeReading.Payment(await stripe.PaymentIntents.CreateAsync(asked, key, cancellation));
            }
            catch (StripeException declined) when (declined.StripeError is { Type: "card_error", PaymentIntent: not null })
            {
                return StripeReading.Payment(declined.StripeError.PaymentIntent, declined.StripeError);
            }
        }, cancellation);
    }

    public Task<GatewayPayment> ReadPaymentAsync(string paymentId, CancellationToken cancellation)
    {
        var asked = new PaymentIntentGetOptions { Expand = ["payment_method"] };
        return AskAsync(async stripe => StripeReading.Payment(await stripe.PaymentIntents.GetAsync(paymentId, asked, cancellationToken: cancellation)), cancellation);
    }

    public Task<IReadOnlyList<GatewayPayment>> FindPaymentsAsync(string customerId, string reference, CancellationToken cancellation)
    {
        // Stripe's search by metadata lags behind by up to a minute; the customer's own list does not.
        var asked = new PaymentIntentListOptions { Customer = customerId, Limit = 100, Expand = ["data.payment_method"] };
        return AskAsync<IReadOnlyList<GatewayPayment>>(async stripe =>
            [.. (await stripe.PaymentIntents.ListAsync(asked, cancellationToken: cancellation)).Data
                .Where(intent => StripeReading.ReferenceOf(intent) == reference).Select(intent => StripeReading.Payment(intent))], cancellation);
    }

    public Task<GatewayRefund> RefundAsync(RefundRequest request, CancellationToken cancellation)
    {
        var asked = new RefundCreateOptions { PaymentIntent = request.PaymentId, Amount = StripeAmount.From(request.Amount), Metadata = Reference(request.Reference) };
        var key = Key(request.IdempotencyKey);
        return AskAsync(async stripe => StripeReading.Refund(await stripe.Refunds.CreateAsync(asked, key, cancellation)), cancellation);
    }

    public Task<GatewayRefund> ReadRefundAsync(string refundId, CancellationToken cancellation) =>
        AskAsync(async stripe => StripeReading.Refund(await stripe.Refunds.GetAsync(refundId, cancellationToken: cancellation)), cancellation);

    public async Task ForgetCardAsync(string cardId, CancellationToken cancellation)
    {
        try
        {
            await AskAsync(stripe => stripe.PaymentMethods.DetachAsync(cardId, cancellationToken: cancellation), cancellation);
        }
        catch (GatewayRejected refused)
        {
            // Stripe refuses to detach what is gone or not attached; that is what was wanted.
            if (refused.Code != "resource_missing"
                && (await AskAsync(stripe => stripe.PaymentMethods.GetAsync(cardId, cancellationToken: cancellation), cancellation)).CustomerId is not null)
                throw;
        }
    }

    public GatewayEvent ReadEvent(string rawBody, string? signatureHeader) =>
        StripeEvents.Read(rawBody, signatureHeader, options.Value.WebhookSecret, time.GetUtcNow());

    private async Task<T> AskAsync<T>(Func<V1Services, Task<T>> call, CancellationToken cancellation)
    {
        if (!options.Value.IsConfigured)
            throw new GatewayRejected("not_configured", $"Card payments are not set up. Set {StripeOptions.Section}:SecretKey, or switch the sandbox on with Payments:Sandbox:Enabled.");
        try
        {
            return await call(client.V1);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is not (GatewayUnavailable or GatewayRejected))
        {
            throw StripeFailure.Of(failure);
        }
    }

    // Without a key Stripe's library makes one up for each call, and a repetition after a lost answer would charge again.
    private static RequestOptions Key(string idempotencyKey) => idempotencyKey.Length is > 0 and <= 255
        ? new() { IdempotencyKey = idempotencyKey }
        : throw new GatewayRejected("idempotency_key_invalid", "An idempotency key has 1 to 255 characters.");

    private static Dictionary<string, string> Reference(string reference) => new() { [ReferenceKey] = reference };
}
