using System.Net;
using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

public sealed class Paying_on_the_payment_page : SandboxTests
{
    [Fact]
    public async Task Opens_a_page_that_names_the_order_and_the_amount()
    {
        var open = await AnOpenCheckoutAsync(reference: "P-77");

        open.State.ShouldBe(GatewayPaymentState.Open);
        open.Amount.ShouldBe(TwentyNineNinety);
        open.Reference.ShouldBe("P-77");
        open.CheckoutId.ShouldStartWith("cs_test_");
        open.PaymentId.ShouldBeNull("Stripe makes the payment with the first attempt");
        var page = await Host.Browser.GetStringAsync(open.PageUrl);
        page.ShouldContain("Order 2026-1");
        page.ShouldContain("29.90 EUR");
        page.ShouldNotContain("saved for next time");
    }

    [Fact]
    public async Task Pay_charges_and_leads_back_to_the_shop_with_the_session_filled_in()
    {
        var open = await AnOpenCheckoutAsync();

        var answer = await Host.PressAsync(open.PageUrl!, "pay");

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.PathAndQuery.ShouldBe($"/back?session={open.CheckoutId}");
        var paid = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        paid.State.ShouldBe(GatewayPaymentState.Succeeded);
        paid.Amount.ShouldBe(TwentyNineNinety);
        paid.PageUrl.ShouldBeNull();
        paid.PaymentId.ShouldStartWith("pi_");
        paid.Reference.ShouldBe(open.Reference);
        (await Gateway.ReadPaymentAsync(paid.PaymentId!, None)).ShouldBe(paid with { CheckoutId = null });
    }

    [Fact]
    public async Task Decline_leaves_the_page_open_and_says_why_and_another_card_pays()
    {
        var open = await AnOpenCheckoutAsync();

        (await Host.PressAsync(open.PageUrl!, "decline")).Headers.Location!.OriginalString.ShouldBe(open.PageUrl!.AbsolutePath);

        var declined = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        declined.State.ShouldBe(GatewayPaymentState.Open);
        declined.DeclineCode.ShouldBe("generic_decline");
        declined.DeclineMessage.ShouldBe("Your card was declined.");
        (await Host.Browser.GetStringAsync(open.PageUrl)).ShouldContain("Your card was declined.");

        await Host.PressAsync(open.PageUrl!, "pay");
        var paid = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        paid.State.ShouldBe(GatewayPaymentState.Succeeded);
        paid.DeclineCode.ShouldBeNull();
    }

    [Theory]
    [InlineData("4000 0000 0000 0002", "generic_decline")]
    [InlineData("4000 0000 0000 9995", "insufficient_funds")]
    [InlineData("4000 0000 0000 0069", "expired_card")]
    public async Task Test_cards_decline_with_their_reason(string card, string reason)
    {
        var open = await AnOpenCheckoutAsync();
        await Host.PressAsync(open.PageUrl!, "pay", card);
        (await Gateway.ReadCheckoutAsync(open.CheckoutId!, None)).DeclineCode.ShouldBe(reason);
    }

    [Theory]
    [InlineData("4242 4242 4242 4241")]
    [InlineData("my card")]
    [InlineData("")]
    public async Task A_mistyped_number_is_no_attempt(string card)
    {
        var open = await AnOpenCheckoutAsync();
        var answer = await Host.PressAsync(open.PageUrl!, "pay", card);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This is not a card number");
        var read = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        read.State.ShouldBe(GatewayPaymentState.Open);
        read.PaymentId.ShouldBeNull();
    }

    [Fact]
    public async Task Pay_pressed_twice_charges_once()
    {
        var open = await AnOpenCheckoutAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Host.PressAsync(open.PageUrl!, "pay")));

        answers.ShouldAllBe(answer => answer.Headers.Location!.PathAndQuery == $"/back?session={open.CheckoutId}");
        var payments = (await Host.LedgerAsync()).GetProperty("payments");
        payments.GetArrayLength().ShouldBe(1);
        payments[0].GetProperty("received").GetInt64().ShouldBe(2990);
    }

    [Theory]
    [InlineData("settle", GatewayPaymentState.Succeeded)]
    [InlineData("fail", GatewayPaymentState.Failed)]
    public async Task Pay_later_is_processing_until_a_button_ends_it(string button, GatewayPaymentState end)
    {
        var open = await AnOpenCheckoutAsync();

        (await Host.PressAsync(open.PageUrl!, "pay-later")).Headers.Location!.PathAndQuery.ShouldBe($"/back?session={open.CheckoutId}");
        var waiting = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        waiting.State.ShouldBe(GatewayPaymentState.Processing);
        (await Host.Browser.GetStringAsync(new Uri(Host.Address, "sandbox/payments"))).ShouldContain("Settle now");

        await Host.Browser.PostAsync(new Uri(Host.Address, $"sandbox/payments/{waiting.PaymentId}/{button}"), null);

        var ended = await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
        ended.State.ShouldBe(end);
        (ended.DeclineMessage is null).ShouldBe(end == GatewayPaymentState.Succeeded);
        (await Host.Browser.GetStringAsync(new Uri(Host.Address, "sandbox/payments"))).ShouldNotContain("Settle now");
    }

    [Fact]
    public async Task Expiring_closes_the_page()
    {
        var open = await AnOpenCheckoutAsync();

        (await Gateway.ExpireCheckoutAsync(open.CheckoutId!, None)).State.ShouldBe(GatewayPaymentState.Expired);

        (await Host.Browser.GetStringAsync(open.PageUrl)).ShouldContain("has expired");
        await Host.PressAsync(open.PageUrl!, "pay");
        (await Gateway.ReadCheckoutAsync(open.CheckoutId!, None)).State.ShouldBe(GatewayPaymentState.Expired);
        (await Host.LedgerAsync()).GetProperty("payments").GetArrayLength().ShouldBe(0);
        (await Gateway.ExpireCheckoutAsync(open.CheckoutId!, None)).State.ShouldBe(GatewayPaymentState.Expired, "expiring twice is no error");
    }

    [Fact]
    public async Task Expiring_what_was_paid_meanwhile_tells_that_it_was_paid()
    {
        var paid = await APaidCheckoutAsync();
        (await Gateway.ExpireCheckoutAsync(paid.CheckoutId!, None)).ShouldBe(paid);
    }

    [Fact]
    public async Task Leaving_leads_back_and_pays_nothing()
    {
        var open = await AnOpenCheckoutAsync();
        (await Host.Browser.GetStringAsync(open.PageUrl)).ShouldContain($"<a href=\"{Host.Address}back?left\">Leave without paying</a>");
        (await Gateway.ReadCheckoutAsync(open.CheckoutId!, None)).State.ShouldBe(GatewayPaymentState.Open);
    }

    [Theory]
    [InlineData(1000, "JPY", "1000 JPY")]
    [InlineData(500, "ISK", "500 ISK")]
    [InlineData(5120, "KWD", "5.120 KWD")]
    public async Task Other_currencies_keep_their_amount(long minor, string currency, string shown)
    {
        var amount = new Money(minor, new Currency(currency));
        var open = await AnOpenCheckoutAsync(amount);
        open.Amount.ShouldBe(amount);
        (await Host.Browser.GetStringAsync(open.PageUrl)).ShouldContain(shown);
    }

    [Fact]
    public async Task Too_little_is_refused_as_Stripe_would()
    {
        var refusal = await Should.ThrowAsync<GatewayRejected>(() => AnOpenCheckoutAsync(new Money(20, Currency.Eur)));
        refusal.Code.ShouldBe("amount_too_small");
        refusal.Message.ShouldContain("0.50 EUR");
    }

    [Fact]
    public async Task What_is_unknown_is_rejected_by_name()
    {
        (await Should.ThrowAsync<GatewayRejected>(() => Gateway.ReadCheckoutAsync("cs_test_none", None))).Code.ShouldBe("resource_missing");
        (await Should.ThrowAsync<GatewayRejected>(() => AnOpenCheckoutAsync(customer: "cus_none"))).Message.ShouldContain("cus_none");
        (await Host.Browser.GetAsync(new Uri(Host.Address, "sandbox/pay/cs_test_none"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_gateway_from_the_container_finds_the_program_it_runs_in()
    {
        var customer = await Host.Gateway.CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1001"), NewReference(), None);
        customer.ShouldStartWith("cus_");
    }
}
