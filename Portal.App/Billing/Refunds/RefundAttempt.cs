using Portal.Domain.Billing;

namespace Portal.App.Billing;

/// <summary>One try to pay a credit note back through the gateway.</summary>
/// <param name="FailureText">The gateway's words when it failed.</param>
public sealed record RefundAttempt(RefundStatus Status, string FailureText, DateTime At);
