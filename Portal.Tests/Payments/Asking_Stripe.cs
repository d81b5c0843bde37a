using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

/// <summary>What the portal asks for, seen on the wire. How a body is written is the business of Stripe's library; what stands in it is ours.</summary>
public sealed class Asking_Stripe : IDisposable
{
    private const string ASession = """{"id":"cs_1","object":"checkout.session","status":"open","amount_total":2990,"currency":"eur"}""";
    private const string AnIntent = """{"id":"pi_1","object":"payment_intent","status":"succeeded","amount":2990,"amount_received":2990,"currency":"eur"}""";
    private const string ARefund = """{"id":"re_1","object":"refund","status":"succeeded","amount":100,"currency":"eur"}""";
    private static readonly Money Amount = new(2990, Currency.Eur);
    private static readonly Uri Back = new("https://shop.example/back?session={CHECKOUT_SESSION_ID}"), Cart = new("https://shop.example/cart");

    private readonly ScriptedStripe _stripe = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _stripe.Dispose();

    private void ShouldHaveAsked(string call, params string[] fields)
    {
        var request = _stripe.Requests[^1];
        $"{request.Method} {request.Address.AbsolutePath}".ShouldBe(call);
        (request.Method == "POST" ? request.Body : request.Address.Query.TrimStart('?')).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => Uri.UnescapeDataString(field.Replace('+', ' '))).Order(StringComparer.Ordinal).ShouldBe(fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task For_a_customer()
    {
        await _stripe.Answers(200, """{"id":"cus_1","object":"customer"}""").Gateway().CreateCustomerAsync(new("anna@example.test", "Anna & Söhne", "C-1001"), "k", None);
        ShouldHaveAsked("POST /v1/customers", "email=anna@example.test", "name=Anna & Söhne", "metadata[reference]=C-1001");
    }

    [Fact]
    public async Task For_a_payment_page_with_the_placeholder_as_it_is()
    {
        await _stripe.Answers(200, ASession).Gateway().OpenCheckoutAsync(new("P-1", "k", "cus_1", Amount, "Order 2026-1", Back, Cart, SaveCard: false), None);
        ShouldHaveAsked("POST /v1/checkout/sessions", "mode=payment", "customer=cus_1", "client_reference_id=P-1", "metadata[reference]=P-1",
            "line_items[0][quantity]=1", "line_items[0][price_data][currency]=eur", "line_items[0][price_data][unit_amount]=2990",
            "line_items[0][price_data][product_data][name]=Order 2026-1", "payment_intent_data[description]=Order 2026-1",
            "payment_intent_data[metadata][reference]=P-1", "success_url=https://shop.example/back?session={CHECKOUT_SESSION_ID}", "cancel_url=https://shop.example/cart");
    }

    [Fact]
    public async Task To_keep_the_card_and_to_close_the_page_in_time()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
        await _stripe.Answers(200, ASession).Gateway().OpenCheckoutAsync(new("P-2", "k", "cus_1", new(500, new("ISK")), "Order", Back, Cart, SaveCard: true, at), None);
        _stripe.Requests.Single().Body.ShouldContain($"expires_at={at.ToUnixTimeSeconds()}");
        _stripe.Requests.Single().Body.ShouldContain("payment_intent_data[setup_future_usage]=off_session");
        _stripe.Requests.Single().Body.ShouldContain("line_items[0][price_data][unit_amount]=50000");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task To_charge_a_card(bool offSession)
    {
        await _stripe.Answers(200, AnIntent).Gateway().ChargeSavedCardAsync(new("P-3", "k", "cus_1", "pm_1", Amount, "Order 2026-3", Cart, offSession), None);
        ShouldHaveAsked("POST /v1/payment_intents", "amount=2990", "currency=eur", "customer=cus_1", "payment_method=pm_1", "confirm=true",
            offSession ? "off_session=true" : "off_session=false", "description=Order 2026-3", "metadata[reference]=P-3", "return_url=https://shop.example/cart", "expand[0]=payment_method");
    }

    [Fact]
    public async Task To_give_back()
    {
        await _stripe.Answers(200, ARefund).Gateway().RefundAsync(new("R-1", "k", "pi_1", Amount), None);
        ShouldHaveAsked("POST /v1/refunds", "payment_intent=pi_1", "amount=2990", "metadata[reference]=R-1");
    }

    [Fact]
    public async Task What_became_of_it()
    {
        var gateway = _stripe.Answers(200, ASession).Answers(200, AnIntent).Answers(200, """{"object":"list","data":[]}""").Answers(200, ARefund).Gateway();
        await gateway.ReadCheckoutAsync("cs_1", None);
        ShouldHaveAsked("GET /v1/checkout/sessions/cs_1", "expand[0]=payment_intent.payment_method");
        await gateway.ReadPaymentAsync("pi_1", None);
        ShouldHaveAsked("GET /v1/payment_intents/pi_1", "expand[0]=payment_method");
        await gateway.FindPaymentsAsync("cus_1", "P-3", None);
        ShouldHaveAsked("GET /v1/payment_intents", "customer=cus_1", "limit=100", "expand[0]=data.payment_method");
        await gateway.ReadRefundAsync("re_1", None);
        ShouldHaveAsked("GET /v1/refunds/re_1");
    }

    [Fact]
    public async Task To_close_a_page_and_to_forget_a_card_under_a_key_of_its_own_each_time()
    {
        var gateway = _stripe.Answers(200, ASession).Answers(503).Answers(200, """{"id":"pm_1","object":"payment_method"}""").Gateway();
        await gateway.ExpireCheckoutAsync("cs_1", None);
        ShouldHaveAsked("POST /v1/checkout/sessions/cs_1/expire");
        await gateway.ForgetCardAsync("pm_1", None);
        ShouldHaveAsked("POST /v1/payment_methods/pm_1/detach");
        var keys = _stripe.Requests.Select(request => request.Headers["Idempotency-Key"]).ToList();
        keys[1].ShouldNotBe(keys[0]);
        keys[2].ShouldBe(keys[1], "the repetition is the same act");
    }

    [Fact]
    public async Task To_forget_a_card_that_is_still_attached_and_could_not_be_forgotten_is_refused()
    {
        var stripe = _stripe.Answers(400, """{"error":{"type":"invalid_request_error","code":"odd","message":"Not now."}}""").Answers(200, """{"id":"pm_1","object":"payment_method","customer":"cus_1"}""");
        (await Should.ThrowAsync<GatewayRejected>(() => stripe.Gateway().ForgetCardAsync("pm_1", None))).Code.ShouldBe("odd");
    }
}
