using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

public sealed class Refunding_a_payment : SandboxTests
{
    private static RefundRequest Of(GatewayPayment payment, long minor, string? key = null)
    {
        key ??= NewReference();
        return new(key, key, payment.PaymentId!, new Money(minor, Currency.Eur));
    }

    [Fact]
    public async Task Gives_back_part_after_part_and_never_more_than_was_paid()
    {
        var paid = await APaidCheckoutAsync();

        var first = await Gateway.RefundAsync(Of(paid, 1000), None);
        first.State.ShouldBe(GatewayRefundState.Succeeded);
        first.Amount.ShouldBe(new Money(1000, Currency.Eur));
        (await Gateway.ReadRefundAsync(first.Id, None)).ShouldBe(first);

        (await Should.ThrowAsync<GatewayRejected>(() => Gateway.RefundAsync(Of(paid, 1991), None))).Message.ShouldContain("19.90 EUR");
        await Gateway.RefundAsync(Of(paid, 1990), None);
        (await Should.ThrowAsync<GatewayRejected>(() => Gateway.RefundAsync(Of(paid, 1), None))).Code.ShouldBe("charge_already_refunded");

        var payment = (await Host.LedgerAsync()).GetProperty("payments")[0];
        payment.GetProperty("refunded").GetInt64().ShouldBe(2990);
        payment.GetProperty("refunds").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_same_key_gives_back_once()
    {
        var paid = await APaidCheckoutAsync();
        var request = Of(paid, 1000);

        var answers = new[] { await Gateway.RefundAsync(request, None), await Gateway.RefundAsync(request, None) };

        answers[1].ShouldBe(answers[0]);
        (await Host.LedgerAsync()).GetProperty("payments")[0].GetProperty("refunded").GetInt64().ShouldBe(1000);
    }

    [Fact]
    public async Task What_was_not_paid_cannot_be_given_back()
    {
        var open = await AnOpenCheckoutAsync();
        await Host.PressAsync(open.PageUrl!, "pay-later");
        var waiting = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        (await Should.ThrowAsync<GatewayRejected>(() => Gateway.RefundAsync(Of(waiting, 100), None))).Code.ShouldBe("payment_intent_unexpected_state");
    }

    [Fact]
    public async Task A_refund_may_be_pending_first()
    {
        var paid = await APaidCheckoutAsync(card: "4000000000007726");
        var pending = await Gateway.RefundAsync(Of(paid, 500), None);
        pending.State.ShouldBe(GatewayRefundState.Pending);

        await Host.Browser.PostAsync(new Uri(Host.Address, $"sandbox/payments/{pending.Id}/settle"), null);

        (await Gateway.ReadRefundAsync(pending.Id, None)).State.ShouldBe(GatewayRefundState.Succeeded);
    }

    [Fact]
    public async Task A_refund_may_come_back_from_the_bank_after_it_had_succeeded()
    {
        var paid = await APaidCheckoutAsync(card: "4000000000005126");
        var refund = await Gateway.RefundAsync(Of(paid, 500), None);
        refund.State.ShouldBe(GatewayRefundState.Succeeded);

        await Host.Browser.PostAsync(new Uri(Host.Address, $"sandbox/payments/{refund.Id}/fail"), null);

        var returned = await Gateway.ReadRefundAsync(refund.Id, None);
        returned.State.ShouldBe(GatewayRefundState.Failed);
        returned.FailureReason.ShouldBe("lost_or_stolen_card");
        (await Host.LedgerAsync()).GetProperty("payments")[0].GetProperty("refunded").GetInt64().ShouldBe(0);
        var told = Gateway.ReadEvent((await Host.WebhookAsync("refund.failed")) is var delivery ? delivery.Body : "", delivery.Signature);
        told.RefundId.ShouldBe(refund.Id);
        told.PaymentId.ShouldBe(paid.PaymentId);
    }
}
