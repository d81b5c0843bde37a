using Portal.Domain.Billing;

namespace Portal.Tests.Domain;

/// <summary>What the gateway tells, in any order and repeatedly (SPEC 3: nothing lost, nothing charged twice).</summary>
public sealed class A_payment
{
    private static readonly DateTime Later = A.Moment.AddMinutes(1);

    private static Payment In(PaymentStatus status)
    {
        var payment = A.Payment();
        switch (status)
        {
            case PaymentStatus.Created: break;
            case PaymentStatus.Open: payment.Opened("cs_1", null, "https://pay.example/1"); break;
            case PaymentStatus.Processing: payment.Process("pi_1"); break;
            case PaymentStatus.Succeeded: payment.Succeed("pi_1", A.Moment); break;
            case PaymentStatus.Failed: payment.Fail("declined", A.Moment); break;
            case PaymentStatus.Canceled: payment.Cancel(A.Moment); break;
        }
        payment.Status.ShouldBe(status);
        return payment;
    }

    [Theory]
    [InlineData(PaymentStatus.Created, true)]
    [InlineData(PaymentStatus.Open, true)]
    [InlineData(PaymentStatus.Processing, true)]
    [InlineData(PaymentStatus.Succeeded, false)] // a repeated fact
    [InlineData(PaymentStatus.Failed, true)] // money that arrives after all
    [InlineData(PaymentStatus.Canceled, true)]
    public void Succeeds_once(PaymentStatus from, bool news)
    {
        var payment = In(from);
        payment.Succeed("pi_1", Later).ShouldBe(news);
        payment.Status.ShouldBe(PaymentStatus.Succeeded);
        payment.SettledAt.ShouldBe(news ? Later : A.Moment);
        payment.NextCheckAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(PaymentStatus.Created, true)]
    [InlineData(PaymentStatus.Open, true)]
    [InlineData(PaymentStatus.Processing, false)]
    [InlineData(PaymentStatus.Succeeded, false)] // an older fact that arrives late
    public void Is_pending_until_the_money_is_there(PaymentStatus from, bool news)
    {
        var payment = In(from);
        payment.Process("pi_1").ShouldBe(news);
        payment.Status.ShouldBe(from == PaymentStatus.Succeeded ? PaymentStatus.Succeeded : PaymentStatus.Processing);
    }

    [Fact]
    public void Keeps_the_reason_of_its_failure()
    {
        var payment = In(PaymentStatus.Open);
        payment.Fail("Your card was declined.", Later).ShouldBeTrue();
        payment.Fail("Something else", Later.AddDays(1)).ShouldBeFalse();
        (payment.FailureText, payment.SettledAt, payment.IsOpen).ShouldBe(("Your card was declined.", Later, false));
    }

    [Fact]
    public void That_succeeded_cannot_fail_any_more()
    {
        var payment = In(PaymentStatus.Succeeded);
        Should.Throw<Refusal>(() => payment.Fail("late", Later)).Code.ShouldBe("payment.succeeded");
        Should.Throw<Refusal>(() => payment.Cancel(Later));
        (payment.Status, payment.FailureText).ShouldBe((PaymentStatus.Succeeded, ""));
    }

    [Fact]
    public void Remembers_what_the_gateway_calls_it()
    {
        var payment = A.Payment();
        payment.Opened("cs_1", null, "https://pay.example/1");
        payment.Opened(null, "pi_1", null);
        (payment.GatewayCheckoutId, payment.GatewayPaymentId, payment.PageUrl, payment.Status).ShouldBe(("cs_1", "pi_1", "https://pay.example/1", PaymentStatus.Open));
    }

    [Fact]
    public void Has_one_key_for_every_repetition_of_its_call() => A.Payment().IdempotencyKey.ShouldNotBe(A.Payment().IdempotencyKey);

    [Fact]
    public void Is_looked_after_more_and_more_rarely_up_to_hourly()
    {
        var payment = In(PaymentStatus.Processing);
        var waits = Enumerable.Range(0, 12).Select(_ =>
        {
            payment.CheckAgain(A.Moment);
            return (payment.NextCheckAt!.Value - A.Moment).TotalSeconds;
        }).ToList();
        waits.ShouldBe([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600, 3600, 3600]);
        payment.CheckAt(A.Moment); // a webhook said that there is news
        payment.NextCheckAt.ShouldBe(A.Moment);
        payment.Succeed("pi_1", Later);
        payment.CheckAgain(Later);
        payment.NextCheckAt.ShouldBeNull();
    }

    [Fact]
    public void Gives_back_at_most_its_card_part()
    {
        var payment = A.Payment(card: "10.00", balance: "5.00");
        payment.Total.ShouldBe(Money.Of(15, Currency.Eur));
        payment.Refundable.IsZero.ShouldBeTrue("nothing came in yet");
        payment.Succeed("pi_1", Later);
        payment.AddRefund(Money.Of(6, Currency.Eur));
        Should.Throw<Refusal>(() => payment.AddRefund(Money.Of(4.01m, Currency.Eur))).Code.ShouldBe("refund.too-much");
        payment.Refundable.ShouldBe(Money.Of(4, Currency.Eur));
        payment.RefundFailed(Money.Of(6, Currency.Eur));
        payment.Refundable.ShouldBe(Money.Of(10, Currency.Eur));
    }

    [Theory]
    [InlineData("-1.00", "0")]
    [InlineData("1.00", "-1.00")]
    public void Is_never_negative(string card, string balance) => Should.Throw<Refusal>(() => A.Payment(card, balance)).Code.ShouldBe("payment.amount");

    [Fact]
    public void From_the_balance_alone_has_no_card_part() => Should.Throw<Refusal>(() => new Payment(A.Customer(), PaymentTarget.Of(A.Order().Id),
        PaymentKind.Balance, Money.Of(1, Currency.Eur), Money.Of(9, Currency.Eur), null, false, A.Moment)).Code.ShouldBe("payment.balance-too-low");
}

public sealed class A_refund
{
    private static Refund Created()
    {
        var story = new Approvals(A.PaidService("2023-01-01"));
        story.Approve("2023-01-14");
        var payment = A.Payment("100.00");
        payment.Succeed("pi_1", A.Moment);
        return new Refund(story.Notes[0], payment, A.Moment);
    }

    [Fact]
    public void Pays_back_the_amount_of_its_credit_note() => (Created().Amount, Created().GatewayPaymentId).ShouldBe((Money.Of(41.94m, Currency.Eur), "pi_1"));

    [Fact]
    public void Is_told_each_fact_once()
    {
        var refund = Created();
        refund.Accept("re_1").ShouldBeTrue();
        refund.Accept("re_1").ShouldBeFalse();
        refund.Succeed("re_1").ShouldBeTrue();
        refund.Succeed("re_1").ShouldBeFalse();
        refund.Accept("re_1").ShouldBeFalse("an older fact that arrives late");
        (refund.Status, refund.GatewayRefundId, refund.NextCheckAt).ShouldBe((RefundStatus.Succeeded, "re_1", null));
    }

    [Fact]
    public void May_fail_even_after_it_had_succeeded()
    {
        var refund = Created();
        refund.Succeed("re_1");
        refund.Fail("account closed").ShouldBeTrue();
        (refund.Status, refund.FailureText).ShouldBe((RefundStatus.Failed, "account closed"));
        Should.Throw<Refusal>(() => refund.Succeed("re_1")).Code.ShouldBe("refund.failed");
    }

    [Fact]
    public void Needs_a_payment_that_went_through_the_gateway()
    {
        var story = new Approvals(A.PaidService("2023-01-01"));
        story.Approve("2023-01-14");
        Should.Throw<Refusal>(() => new Refund(story.Notes[0], A.Payment("0", "10.00"), A.Moment)).Code.ShouldBe("refund.no-card");
    }
}
