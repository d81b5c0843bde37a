using System.Net;
using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

public sealed class Events_of_the_sandbox : SandboxTests
{
    private async Task<GatewayEvent> EventAsync(string type)
    {
        var delivery = await Host.WebhookAsync(type);
        return Gateway.ReadEvent(delivery.Body, delivery.Signature);
    }

    [Fact]
    public async Task Tell_of_a_payment_and_name_all_its_ids()
    {
        var paid = await APaidCheckoutAsync();

        var succeeded = await EventAsync("payment_intent.succeeded");
        succeeded.PaymentId.ShouldBe(paid.PaymentId);
        succeeded.Reference.ShouldBe(paid.Reference);
        succeeded.CheckoutId.ShouldBeNull();
        var completed = await EventAsync("checkout.session.completed");
        completed.CheckoutId.ShouldBe(paid.CheckoutId);
        completed.PaymentId.ShouldBe(paid.PaymentId);
        completed.Reference.ShouldBe(paid.Reference);
        completed.CreatedAt.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("settle", "payment_intent.succeeded", "checkout.session.async_payment_succeeded")]
    [InlineData("fail", "payment_intent.payment_failed", "checkout.session.async_payment_failed")]
    public async Task Tell_of_a_payment_that_came_later(string button, string payment, string checkout)
    {
        var open = await AnOpenCheckoutAsync();
        await Host.PressAsync(open.PageUrl!, "pay-later");
        var processing = await EventAsync("payment_intent.processing");
        await Host.Browser.PostAsync(new Uri(Host.Address, $"sandbox/payments/{processing.PaymentId}/{button}"), null);
        (await EventAsync(payment)).PaymentId.ShouldBe(processing.PaymentId);
        (await EventAsync(checkout)).CheckoutId.ShouldBe(open.CheckoutId);
    }

    [Fact]
    public async Task Tell_of_expiry_and_of_declines()
    {
        var open = await AnOpenCheckoutAsync();
        await Host.PressAsync(open.PageUrl!, "decline");
        (await EventAsync("payment_intent.payment_failed")).Reference.ShouldBe(open.Reference);
        await Gateway.ExpireCheckoutAsync(open.CheckoutId!, None);
        (await EventAsync("checkout.session.expired")).CheckoutId.ShouldBe(open.CheckoutId);
    }

    [Fact]
    public async Task Tell_of_a_refund_and_of_the_charge_it_is_from()
    {
        var paid = await APaidCheckoutAsync();
        var refund = await Gateway.RefundAsync(new("R-1", "R-1", paid.PaymentId!, new Money(100, Currency.Eur)), None);
        var created = await EventAsync("refund.created");
        created.RefundId.ShouldBe(refund.Id);
        created.Reference.ShouldBe("R-1");
        (await EventAsync("charge.refunded")).PaymentId.ShouldBe(paid.PaymentId);
    }

    [Fact]
    public async Task Are_delivered_again_until_somebody_takes_them()
    {
        Host.WebhookAnswer = HttpStatusCode.InternalServerError;
        await APaidCheckoutAsync();
        var refused = await Host.WebhookAsync("checkout.session.completed");
        Host.WebhookAnswer = HttpStatusCode.OK;
        var again = await Host.WebhookAsync("checkout.session.completed");
        again.Body.ShouldBe(refused.Body);
        Gateway.ReadEvent(again.Body, again.Signature).Type.ShouldBe("checkout.session.completed");
    }

    [Fact]
    public async Task May_be_lost_on_order_and_still_be_listed()
    {
        await Host.OrderFaultAsync("webhooks.deliver", "lost", times: 2);
        var paid = await APaidCheckoutAsync();
        var listed = await Host.AskAsync(HttpMethod.Get, "events?type=checkout.session.completed");
        var told = listed.Body.GetProperty("data")[0];
        told.GetProperty("data").GetProperty("object").GetProperty("id").GetString().ShouldBe(paid.CheckoutId);
        (await Host.AskAsync(HttpMethod.Get, $"events/{told.GetProperty("id").GetString()}")).Body.GetProperty("type").GetString().ShouldBe("checkout.session.completed");

        await Gateway.RefundAsync(new("R-1", "R-1", paid.PaymentId!, new Money(100, Currency.Eur)), None);
        await Host.WebhookAsync("charge.refunded");
        Host.PassedOver.ShouldNotContain("checkout.session.completed");
    }
}

public sealed class Time_in_the_sandbox : SandboxTests
{
    protected override (string, string)[] Settings => [("Payments:Sandbox:SettleAfter", "00:00:00.2")];

    [Theory]
    [InlineData("settles", "checkout.session.async_payment_succeeded", GatewayPaymentState.Succeeded)]
    [InlineData("fails", "checkout.session.async_payment_failed", GatewayPaymentState.Failed)]
    public async Task Settles_a_payment_made_later_as_chosen(string choice, string told, GatewayPaymentState end)
    {
        var open = await AnOpenCheckoutAsync();
        await Host.PressAsync(open.PageUrl!, "pay-later", later: choice);
        await Host.WebhookAsync(told);
        (await Gateway.ReadCheckoutAsync(open.CheckoutId!, None)).State.ShouldBe(end);
    }

    [Fact]
    public async Task Brings_a_pending_refund_through()
    {
        var paid = await APaidCheckoutAsync(card: "4000000000007726");
        var refund = await Gateway.RefundAsync(new("R-1", "R-1", paid.PaymentId!, new Money(100, Currency.Eur)), None);
        await Host.WebhookAsync("refund.updated");
        (await Gateway.ReadRefundAsync(refund.Id, None)).State.ShouldBe(GatewayRefundState.Succeeded);
    }
}
