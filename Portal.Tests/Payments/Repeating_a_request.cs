using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

/// <summary>Idempotency keys and failures as Stripe documents them, seen by the portal's client and on the wire.</summary>
public sealed class Repeating_a_request : SandboxTests
{
    private const string ACharge = "amount=2990&currency=eur&payment_method=pm_card_visa&confirm=true&return_url=http://127.0.0.1/back";

    private async Task<int> ChargesAsync() => (await Host.LedgerAsync()).GetProperty("payments").EnumerateArray().Count(payment => payment.GetProperty("received").GetInt64() > 0);

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_charges_once()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        await Host.OrderFaultAsync("payment_intents.create", "lost");

        (await Gateway.ChargeSavedCardAsync(AChargeOf(saved), None)).State.ShouldBe(GatewayPaymentState.Succeeded);

        (await ChargesAsync()).ShouldBe(2, "the checkout and one charge");
    }

    [Fact]
    public async Task Answers_lost_beyond_all_retries_are_found_with_the_same_key_later()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        var charge = AChargeOf(saved);
        await Host.OrderFaultAsync("payment_intents.create", "lost", times: 3);

        (await Should.ThrowAsync<GatewayUnavailable>(() => Gateway.ChargeSavedCardAsync(charge, None))).Replayed.ShouldBeFalse();

        (await Gateway.ChargeSavedCardAsync(charge, None)).State.ShouldBe(GatewayPaymentState.Succeeded);
        (await ChargesAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("409")]
    [InlineData("503")]
    public async Task A_conflict_and_an_outage_are_passed_over(string kind)
    {
        await Host.OrderFaultAsync("checkout.sessions.create", kind, times: 2);
        (await AnOpenCheckoutAsync()).State.ShouldBe(GatewayPaymentState.Open);
    }

    [Fact]
    public async Task A_rate_limit_is_not_hammered()
    {
        var customer = await ACustomerAsync();
        await Host.OrderFaultAsync("checkout.sessions.create", "429");
        await Should.ThrowAsync<GatewayUnavailable>(() => AnOpenCheckoutAsync(customer: customer));
        (await AnOpenCheckoutAsync(customer: customer)).State.ShouldBe(GatewayPaymentState.Open);
    }

    [Fact]
    public async Task A_kept_failure_is_told_as_such_and_a_new_key_works()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        var charge = AChargeOf(saved);
        await Host.OrderFaultAsync("payment_intents.create", "500");

        (await Should.ThrowAsync<GatewayUnavailable>(() => Gateway.ChargeSavedCardAsync(charge, None))).Replayed.ShouldBeFalse();
        (await Should.ThrowAsync<GatewayUnavailable>(() => Gateway.ChargeSavedCardAsync(charge, None))).Replayed.ShouldBeTrue();

        (await Gateway.FindPaymentsAsync(saved.CustomerId!, charge.Reference, None)).ShouldBeEmpty();
        (await Gateway.ChargeSavedCardAsync(charge with { IdempotencyKey = NewReference() }, None)).State.ShouldBe(GatewayPaymentState.Succeeded);
    }

    [Fact]
    public async Task A_failure_after_charging_is_found_by_our_reference()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        var charge = AChargeOf(saved);
        await Host.OrderFaultAsync("payment_intents.create", "broken");

        await Should.ThrowAsync<GatewayUnavailable>(() => Gateway.ChargeSavedCardAsync(charge, None));

        (await Gateway.FindPaymentsAsync(saved.CustomerId!, charge.Reference, None)).ShouldHaveSingleItem().State.ShouldBe(GatewayPaymentState.Succeeded);
    }

    [Fact]
    public async Task An_ordered_decline_is_an_answer()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        await Host.OrderFaultAsync("payment_intents.create", "decline");
        (await Gateway.ChargeSavedCardAsync(AChargeOf(saved), None)).State.ShouldBe(GatewayPaymentState.Failed);
        (await Gateway.ChargeSavedCardAsync(AChargeOf(saved), None)).State.ShouldBe(GatewayPaymentState.Succeeded);
    }

    [Fact]
    public async Task The_same_key_with_the_same_parameters_replays_the_first_answer()
    {
        var first = await Host.AskAsync(HttpMethod.Post, "payment_intents", ACharge, "key-1");
        var again = await Host.AskAsync(HttpMethod.Post, "payment_intents", string.Join('&', ACharge.Split('&').Reverse()), "key-1");

        again.Status.ShouldBe(200);
        again.Body.GetRawText().ShouldBe(first.Body.GetRawText());
        again.Headers["Idempotent-Replayed"].ShouldBe("true");
        again.Headers["Original-Request"].ShouldBe(first.Headers["Request-Id"]);
        first.Headers.ShouldNotContainKey("Idempotent-Replayed");
        (await ChargesAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("payment_intents", "amount=2991&currency=eur")]
    [InlineData("customers", "email=anna@example.test")]
    public async Task The_same_key_with_another_request_is_an_error(string path, string form)
    {
        await Host.AskAsync(HttpMethod.Post, "payment_intents", "amount=2990&currency=eur", "key-1");
        var other = await Host.AskAsync(HttpMethod.Post, path, form, "key-1");
        other.Status.ShouldBe(400);
        other.Error("type").ShouldBe("idempotency_error");
    }

    [Fact]
    public async Task A_replayed_failure_asks_not_to_be_repeated()
    {
        await Host.OrderFaultAsync("payment_intents.create", "500");
        await Host.AskAsync(HttpMethod.Post, "payment_intents", ACharge, "key-1");
        var again = await Host.AskAsync(HttpMethod.Post, "payment_intents", ACharge, "key-1");
        again.Status.ShouldBe(500);
        again.Headers["Stripe-Should-Retry"].ShouldBe("false");
        (await ChargesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_request_that_was_not_valid_leaves_its_key_free()
    {
        (await Host.AskAsync(HttpMethod.Post, "payment_intents", "amount=none&currency=eur", "key-1")).Error("code").ShouldBe("parameter_invalid_integer");
        (await Host.AskAsync(HttpMethod.Post, "payment_intents", ACharge, "key-1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Twenty_at_once_with_one_key_charge_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Host.AskAsync(HttpMethod.Post, "payment_intents", ACharge, "key-1")));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 409);
        answers.Where(answer => answer.Status == 200).Select(answer => answer.Body.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
        (await ChargesAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("amount=100", 400, "parameter_missing")]
    [InlineData("amount=100&currency=eur&colour=red", 400, "parameter_unknown")]
    [InlineData("amount=100&currency=eur&customer=cus_none", 404, "resource_missing")]
    [InlineData("amount=10&currency=eur", 400, "amount_too_small")]
    [InlineData("amount=5124&currency=kwd", 400, "invalid_charge_amount")]
    public async Task Wrong_requests_are_named_as_Stripe_names_them(string form, int status, string code)
    {
        var answer = await Host.AskAsync(HttpMethod.Post, "payment_intents", form);
        answer.Status.ShouldBe(status);
        answer.Error("code").ShouldBe(code);
    }

    [Fact]
    public async Task Without_the_secret_key_nothing_is_told()
    {
        (await Host.AskAsync(HttpMethod.Get, "events", secretKey: "sk_test_guess")).Status.ShouldBe(401);
        Host.Store.SecretKey.ShouldStartWith("sk_test_");
    }
}
