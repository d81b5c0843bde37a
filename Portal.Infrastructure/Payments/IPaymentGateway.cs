namespace Portal.Infrastructure.Payments;

/// <summary>
/// A payment gateway, asked in the portal's words. Every writing call carries an idempotency key: the same key may be sent
/// again after a lost answer and never charges twice; a new attempt by the customer takes a new key.
/// All calls throw <see cref="GatewayUnavailable"/> (ask again later) or <see cref="GatewayRejected"/> (our request is wrong).
/// </summary>
public interface IPaymentGateway
{
    /// <summary>The id of the customer at the gateway.</summary>
    Task<string> CreateCustomerAsync(GatewayCustomer customer, string idempotencyKey, CancellationToken cancellation);

    /// <summary>Opens a payment page at the gateway; <see cref="GatewayPayment.PageUrl"/> is where the customer goes.</summary>
    Task<GatewayPayment> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation);

    /// <summary>The checkout as the gateway knows it now, with its payment and card when there are any.</summary>
    Task<GatewayPayment> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation);

    /// <summary>Closes the payment page. A checkout that was completed meanwhile is answered in its true state.</summary>
    Task<GatewayPayment> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation);

    /// <summary>Charges a saved card at once. A decline is a payment in state Failed, not an exception.</summary>
    Task<GatewayPayment> ChargeSavedCardAsync(SavedCardCharge charge, CancellationToken cancellation);

    /// <summary>A charge of a saved card. For a payment that began on a payment page ask <see cref="ReadCheckoutAsync"/>: only it knows whether the page is still open.</summary>
    Task<GatewayPayment> ReadPaymentAsync(string paymentId, CancellationToken cancellation);

    /// <summary>What the gateway holds under our reference, newest first, among the customer's last 100 payments; for a charge whose answer was lost for good.</summary>
    Task<IReadOnlyList<GatewayPayment>> FindPaymentsAsync(string customerId, string reference, CancellationToken cancellation);

    Task<GatewayRefund> RefundAsync(RefundRequest request, CancellationToken cancellation);

    Task<GatewayRefund> ReadRefundAsync(string refundId, CancellationToken cancellation);

    /// <summary>The card can no longer be charged. Forgetting it twice is no error.</summary>
    Task ForgetCardAsync(string cardId, CancellationToken cancellation);

    /// <summary>
    /// Reads a webhook after checking who signed it. Events come late, twice and in any order: they say what to ask for, not what is true.
    /// </summary>
    /// <exception cref="WebhookSignatureException">Not signed by the gateway, too old, or from the future.</exception>
    GatewayEvent ReadEvent(string rawBody, string? signatureHeader);
}
