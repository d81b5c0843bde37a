using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

/// <summary>Combinations of statuses, some of which the sandbox cannot be brought into.</summary>
public sealed class Reading_Stripes_answers
{
    private static string Session(string status, string paid, string? intent) => $$"""
        {"id":"cs_1","object":"checkout.session","status":"{{status}}","payment_status":"{{paid}}","amount_total":2990,"currency":"eur","url":"https://checkout.stripe.com/c/1",
         "customer":"cus_1","client_reference_id":"P-1","payment_intent":{{(intent is null ? "null" : $$"""{"id":"pi_1","object":"payment_intent","status":"{{intent}}","amount":2990,"amount_received":0,"currency":"eur"}""")}}}
        """;

    [Theory]
    [InlineData("open", "unpaid", null, GatewayPaymentState.Open)]
    [InlineData("open", "unpaid", "requires_payment_method", GatewayPaymentState.Open)]
    [InlineData("open", "unpaid", "requires_action", GatewayPaymentState.Open)]
    [InlineData("open", "unpaid", "processing", GatewayPaymentState.Processing)]
    [InlineData("open", "unpaid", "succeeded", GatewayPaymentState.Succeeded)]
    [InlineData("complete", "paid", "succeeded", GatewayPaymentState.Succeeded)]
    [InlineData("complete", "no_payment_required", null, GatewayPaymentState.Succeeded)]
    [InlineData("complete", "unpaid", null, GatewayPaymentState.Processing)]
    [InlineData("complete", "unpaid", "processing", GatewayPaymentState.Processing)]
    [InlineData("complete", "unpaid", "requires_capture", GatewayPaymentState.Processing)]
    [InlineData("complete", "unpaid", "requires_action", GatewayPaymentState.ActionRequired)]
    [InlineData("complete", "unpaid", "requires_payment_method", GatewayPaymentState.Failed)]
    [InlineData("complete", "unpaid", "canceled", GatewayPaymentState.Canceled)]
    [InlineData("expired", "unpaid", null, GatewayPaymentState.Expired)]
    [InlineData("expired", "unpaid", "canceled", GatewayPaymentState.Expired)]
    public async Task A_checkout(string status, string paid, string? intent, GatewayPaymentState expected)
    {
        var payment = await new ScriptedStripe().Answers(200, Session(status, paid, intent)).Gateway().ReadCheckoutAsync("cs_1", CancellationToken.None);
        payment.State.ShouldBe(expected);
        (payment.PageUrl is not null).ShouldBe(expected == GatewayPaymentState.Open);
        payment.Reference.ShouldBe("P-1");
    }

    [Theory]
    [InlineData("requires_payment_method", false, GatewayPaymentState.Open)]
    [InlineData("requires_payment_method", true, GatewayPaymentState.Failed)]
    [InlineData("requires_confirmation", false, GatewayPaymentState.Open)]
    [InlineData("requires_action", false, GatewayPaymentState.ActionRequired)]
    [InlineData("processing", false, GatewayPaymentState.Processing)]
    [InlineData("requires_capture", false, GatewayPaymentState.Processing)]
    [InlineData("canceled", true, GatewayPaymentState.Canceled)]
    [InlineData("succeeded", false, GatewayPaymentState.Succeeded)]
    public async Task A_payment(string status, bool error, GatewayPaymentState expected)
    {
        var body = $$"""{"id":"pi_1","object":"payment_intent","status":"{{status}}","amount":2990,"amount_received":{{(status == "succeeded" ? 2990 : 0)}},"currency":"eur","last_payment_error":{{(error ? """{"code":"card_declined","message":"No."}""" : "null")}}}""";
        var payment = await new ScriptedStripe().Answers(200, body).Gateway().ReadPaymentAsync("pi_1", CancellationToken.None);
        payment.State.ShouldBe(expected);
        payment.Amount.ShouldBe(new Money(2990, Currency.Eur));
        payment.DeclineCode.ShouldBe(error ? "card_declined" : null);
    }

    [Theory]
    [InlineData("pending", GatewayRefundState.Pending)]
    [InlineData("requires_action", GatewayRefundState.Pending)]
    [InlineData("succeeded", GatewayRefundState.Succeeded)]
    [InlineData("failed", GatewayRefundState.Failed)]
    [InlineData("canceled", GatewayRefundState.Canceled)]
    public async Task A_refund(string status, GatewayRefundState expected)
    {
        var body = $$"""{"id":"re_1","object":"refund","status":"{{status}}","amount":100,"currency":"eur"}""";
        (await new ScriptedStripe().Answers(200, body).Gateway().ReadRefundAsync("re_1", CancellationToken.None)).State.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task What_is_not_an_answer_is_no_news(string body)
    {
        var stripe = new ScriptedStripe().Answers(200, body);
        await Should.ThrowAsync<GatewayUnavailable>(() => stripe.Gateway().ReadCheckoutAsync("cs_1", CancellationToken.None));
    }
}
