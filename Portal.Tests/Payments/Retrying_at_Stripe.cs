using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.Payments;

public sealed class Retrying_at_Stripe : IDisposable
{
    private const string ACustomer = """{"id":"cus_1","object":"customer"}""";
    private readonly ScriptedStripe _stripe = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _stripe.Dispose();

    private Task<string> CreateAsync(ILogger<StripeClient>? log = null, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        _stripe.Gateway(log, timeout).CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1"), "key-1", cancellation);

    [Theory]
    [InlineData(409, null)]
    [InlineData(500, null)]
    [InlineData(502, null)]
    [InlineData(503, null)]
    [InlineData(429, "true")]
    [InlineData(400, "true")]
    public async Task Repeats_with_the_same_key_and_body(int status, string? advice)
    {
        (string, string)[] headers = advice is null ? [] : [("Stripe-Should-Retry", advice)];
        _stripe.Answers(status, "{}", headers).Answers(status, "{}", headers).Answers(200, ACustomer);

        (await CreateAsync()).ShouldBe("cus_1");

        _stripe.Requests.Count.ShouldBe(3);
        _stripe.Requests.ShouldAllBe(request => request.Headers["Idempotency-Key"] == "key-1" && request.Body == _stripe.Requests[0].Body);
        _stripe.Clock.Waits.Count.ShouldBe(2);
        _stripe.Clock.Waits.ShouldAllBe(wait => wait >= TimeSpan.FromSeconds(0.5) && wait <= TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(500, "false")]
    [InlineData(409, "false")]
    [InlineData(429, null)]
    public async Task Leaves_it_to_the_caller_to_come_back_later(int status, string? advice)
    {
        (string, string)[] headers = advice is null ? [] : [("Stripe-Should-Retry", advice)];
        _stripe.Answers(status, """{"error":{"type":"api_error","message":"No."}}""", headers);
        await Should.ThrowAsync<GatewayUnavailable>(() => CreateAsync());
        _stripe.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(400, """{"error":{"type":"invalid_request_error","code":"parameter_missing","message":"Missing required param: email."}}""", "parameter_missing")]
    [InlineData(401, """{"error":{"type":"invalid_request_error","message":"Invalid API Key provided."}}""", "invalid_request_error")]
    [InlineData(402, """{"error":{"type":"card_error","code":"card_declined","decline_code":"lost_card","message":"Declined."}}""", "lost_card")]
    [InlineData(404, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such customer."}}""", "resource_missing")]
    [InlineData(403, "<html>proxy</html>", "http_403")]
    public async Task Does_not_repeat_what_is_wrong(int status, string body, string code)
    {
        _stripe.Answers(status, body);
        (await Should.ThrowAsync<GatewayRejected>(() => CreateAsync())).Code.ShouldBe(code);
        _stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Repeats_after_a_dropped_connection_and_after_silence()
    {
        _stripe.DropsTheConnection().NeverAnswers().Answers(200, ACustomer);
        (await CreateAsync(timeout: TimeSpan.FromMilliseconds(50))).ShouldBe("cus_1");
        _stripe.Requests.Select(request => request.Headers["Idempotency-Key"]).ShouldBe(["key-1", "key-1", "key-1"]);
    }

    [Fact]
    public async Task Gives_up_after_two_repetitions()
    {
        _stripe.DropsTheConnection().DropsTheConnection().DropsTheConnection();
        var failure = await Should.ThrowAsync<GatewayUnavailable>(() => CreateAsync());
        failure.Replayed.ShouldBeFalse();
        failure.InnerException.ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task Stops_when_the_caller_does()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        _stripe.NeverAnswers();
        await Should.ThrowAsync<OperationCanceledException>(() => CreateAsync(cancellation: stop.Token));
        _stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_request_names_the_key_and_the_pinned_version()
    {
        _stripe.Answers(200, ACustomer);
        await CreateAsync();
        var request = _stripe.Requests.Single();
        request.Address.ShouldBe(new Uri("https://api.stripe.com/v1/customers"));
        request.Headers["Authorization"].ShouldBe("Bearer " + ScriptedStripe.SecretKey);
        request.Headers["Stripe-Version"].ShouldBe(StripeOptions.ApiVersion);
        request.Body.ShouldBe("email=anna%40example.test&name=Anna%20Example&metadata[reference]=C-1");
    }

    [Fact]
    public async Task A_read_carries_no_idempotency_key()
    {
        _stripe.Answers(200, """{"id":"re_1","object":"refund","status":"pending","amount":100,"currency":"eur"}""");
        await _stripe.Gateway().ReadRefundAsync("re_1", None);
        _stripe.Requests.Single().Headers.ShouldNotContainKey("Idempotency-Key");
    }

    [Fact]
    public async Task A_key_longer_than_Stripe_takes_is_not_sent()
    {
        await Should.ThrowAsync<GatewayRejected>(() => _stripe.Gateway().CreateCustomerAsync(new("a@example.test", "A", "C-1"), new string('k', 256), None));
        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Logs_name_the_request_and_nothing_secret()
    {
        var log = new WrittenLog();
        _stripe.Answers(500, """{"error":{"message":"anna@example.test"}}""", ("Request-Id", "req_42")).Answers(200, ACustomer);
        await CreateAsync(log: log);
        log.Lines.ShouldHaveSingleItem().ShouldContain("req_42");
        log.Lines.ShouldAllBe(line => !line.Contains(ScriptedStripe.SecretKey) && !line.Contains("anna"));
    }

    [Fact]
    public void Waits_double_up_to_five_seconds()
    {
        StripeRetry.Delay(1, 1).ShouldBe(TimeSpan.FromSeconds(0.5));
        StripeRetry.Delay(2, 1).ShouldBe(TimeSpan.FromSeconds(1));
        StripeRetry.Delay(3, 1).ShouldBe(TimeSpan.FromSeconds(2));
        StripeRetry.Delay(3, 0).ShouldBe(TimeSpan.FromSeconds(1));
        StripeRetry.Delay(9, 1).ShouldBe(TimeSpan.FromSeconds(5));
        StripeRetry.Delay(9, 0).ShouldBe(TimeSpan.FromSeconds(2.5));
    }

    private sealed class WrittenLog : ILogger<StripeClient>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
