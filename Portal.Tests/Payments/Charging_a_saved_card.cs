using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

public sealed class Charging_a_saved_card : SandboxTests
{
    [Fact]
    public async Task Charges_at_once_and_names_the_card()
    {
        var saved = await APaidCheckoutAsync(saveCard: true, card: "5555 5555 5555 4444");
        var charge = AChargeOf(saved, new Money(1250, Currency.Eur));

        var paid = await Gateway.ChargeSavedCardAsync(charge, None);

        paid.State.ShouldBe(GatewayPaymentState.Succeeded);
        paid.Amount.ShouldBe(new Money(1250, Currency.Eur));
        paid.Card.ShouldBe(saved.Card);
        paid.Card!.Brand.ShouldBe("mastercard");
        paid.Card.Last4.ShouldBe("4444");
        paid.CustomerId.ShouldBe(saved.CustomerId);
        paid.Reference.ShouldBe(charge.Reference);
        (await Gateway.ReadPaymentAsync(paid.PaymentId!, None)).ShouldBe(paid);
    }

    [Fact]
    public async Task The_page_says_that_the_card_is_saved()
    {
        var open = await AnOpenCheckoutAsync(saveCard: true);
        (await Host.Browser.GetStringAsync(open.PageUrl)).ShouldContain("saved for next time");
    }

    [Fact]
    public async Task A_decline_is_an_answer_and_the_same_key_tells_it_again()
    {
        var saved = await APaidCheckoutAsync(saveCard: true, card: "4000000000000341");
        var charge = AChargeOf(saved);

        var declined = await Gateway.ChargeSavedCardAsync(charge, None);

        declined.State.ShouldBe(GatewayPaymentState.Failed);
        declined.DeclineCode.ShouldBe("generic_decline");
        declined.DeclineMessage.ShouldBe("Your card was declined.");
        declined.Reference.ShouldBe(charge.Reference);
        (await Gateway.ChargeSavedCardAsync(charge, None)).ShouldBe(declined);
        (await Gateway.ReadPaymentAsync(declined.PaymentId!, None)).State.ShouldBe(GatewayPaymentState.Failed);
    }

    [Theory]
    [InlineData("yes", GatewayPaymentState.Succeeded, "succeeded")]
    [InlineData("no", GatewayPaymentState.Failed, "failed")]
    public async Task A_bank_that_asks_sends_the_customer_to_a_page_and_back(string answer, GatewayPaymentState end, string told)
    {
        var saved = await APaidCheckoutAsync(saveCard: true, card: "4000002760003184");

        var asked = await Gateway.ChargeSavedCardAsync(AChargeOf(saved), None);
        asked.State.ShouldBe(GatewayPaymentState.ActionRequired);
        (await Host.Browser.GetStringAsync(asked.PageUrl)).ShouldContain("29.90 EUR");

        var back = await Host.Browser.PostAsync(asked.PageUrl, new FormUrlEncodedContent(new Dictionary<string, string> { ["answer"] = answer }));
        back.Headers.Location!.Query.ShouldBe($"?charged&payment_intent={asked.PaymentId}&redirect_status={told}");
        var ended = await Gateway.ReadPaymentAsync(asked.PaymentId!, None);
        ended.State.ShouldBe(end);
        ended.PageUrl.ShouldBeNull();
    }

    [Fact]
    public async Task A_bank_that_would_ask_declines_when_the_customer_is_not_there()
    {
        var saved = await APaidCheckoutAsync(saveCard: true, card: "4000002760003184");
        var declined = await Gateway.ChargeSavedCardAsync(AChargeOf(saved, offSession: true), None);
        declined.State.ShouldBe(GatewayPaymentState.Failed);
        declined.DeclineCode.ShouldBe("authentication_required");
    }

    [Fact]
    public async Task A_forgotten_card_is_charged_no_more_and_may_be_forgotten_twice()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);

        await Gateway.ForgetCardAsync(saved.Card!.Id, None);
        await Gateway.ForgetCardAsync(saved.Card.Id, None);
        await Gateway.ForgetCardAsync("pm_never_was", None);

        (await Should.ThrowAsync<GatewayRejected>(() => Gateway.ChargeSavedCardAsync(AChargeOf(saved), None))).Message.ShouldContain("may not be used again");
    }

    [Fact]
    public async Task A_card_of_another_customer_is_not_charged()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        var stranger = await ACustomerAsync();
        await Should.ThrowAsync<GatewayRejected>(() => Gateway.ChargeSavedCardAsync(AChargeOf(saved) with { CustomerId = stranger }, None));
        (await Host.LedgerAsync()).GetProperty("payments").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Only_a_card_that_was_to_be_saved_belongs_to_the_customer(bool save, int cards)
    {
        var paid = await APaidCheckoutAsync(saveCard: save);
        var answer = await Host.AskAsync(HttpMethod.Get, $"customers/{paid.CustomerId}/payment_methods");
        answer.Body.GetProperty("data").GetArrayLength().ShouldBe(cards);
    }

    [Fact]
    public async Task Payments_are_found_by_our_reference()
    {
        var saved = await APaidCheckoutAsync(saveCard: true);
        var charge = AChargeOf(saved);
        var paid = await Gateway.ChargeSavedCardAsync(charge, None);

        (await Gateway.FindPaymentsAsync(saved.CustomerId!, charge.Reference, None)).ShouldBe([paid]);
        (await Gateway.FindPaymentsAsync(saved.CustomerId!, "another", None)).ShouldBeEmpty();
    }
}
