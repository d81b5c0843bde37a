using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.Payments;

/// <summary>What reaches the portal after Stripe's library has tried, and what is said on the way.</summary>
public sealed class Retrying_at_Stripe : IDisposable
{
    private const string ACustomer = """{"id":"cus_1","object":"customer"}""";
    private readonly ScriptedStripe _stripe = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _stripe.Dispose();

    private Task<string> CreateAsync(ILoggerProvider? log = null, TimeSpan? timeout = null, string key = "key-1", CancellationToken cancellation = default) =>
        _stripe.Gateway(log, timeout).CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1"), key, cancellation);

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
    }

    [Theory]
    [InlineData(500, "false")]
    [InlineData(409, "false")]
    [InlineData(429, null)]
    public async Task Leaves_it_to_the_caller_to_come_back_later(int status, string? advice)
    {
        (string, string)[] headers = advice is null ? [("Request-Id", "req_42")] : [("Stripe-Should-Retry", advice), ("Request-Id", "req_42")];
        _stripe.Answers(status, """{"error":{"type":"api_error","message":"No."}}""", headers);
        var failure = await Should.ThrowAsync<GatewayUnavailable>(() => CreateAsync());
        failure.Message.ShouldBe($"Stripe answered {status} (api_error), request req_42.");
        failure.Replayed.ShouldBeFalse();
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

    [Theory]
    [InlineData(400, """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Slower."}}""")]
    [InlineData(302, "")]
    [InlineData(500, "<html>proxy for anna@example.test</html>")]
    [InlineData(500, """{"error":null}""")]
    [InlineData(500, "[]")]
    [InlineData(200, "<html>proxy for anna@example.test</html>")]
    [InlineData(200, "null")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"id":{"anna@example.test":1}}""")]
    [InlineData(200, "")]
    public async Task An_answer_that_tells_no_outcome_leaves_it_unknown(int status, string body)
    {
        _stripe.Answers(status, body, ("Stripe-Should-Retry", "false"));
        (await Should.ThrowAsync<GatewayUnavailable>(() => CreateAsync())).ToString().ShouldNotContain("anna", Case.Insensitive, "it is logged");
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
    public async Task Silence_to_the_end_leaves_the_outcome_unknown()
    {
        _stripe.NeverAnswers().NeverAnswers().NeverAnswers();
        await Should.ThrowAsync<GatewayUnavailable>(() => CreateAsync(timeout: TimeSpan.FromMilliseconds(50)));
        _stripe.Requests.Count.ShouldBe(3);
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
    public async Task Every_request_names_the_key_and_the_pinned_version_and_tells_nothing_about_the_machine()
    {
        _stripe.Answers(200, ACustomer, ("Request-Id", "req_1")).Answers(200, ACustomer);
        var gateway = _stripe.Gateway();
        await gateway.CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1"), "key-1", None);
        await gateway.CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1"), "key-2", None);
        var request = _stripe.Requests[1];
        request.Address.ShouldBe(new Uri("https://api.stripe.com/v1/customers"));
        request.Headers["Authorization"].ShouldBe("Bearer " + ScriptedStripe.SecretKey);
        request.Headers["Stripe-Version"].ShouldBe(StripeOptions.ApiVersion);
        request.Headers.ShouldNotContainKey("X-Stripe-Client-Telemetry", "how long the last request took is nobody's business");
        request.Headers["X-Stripe-Client-User-Agent"].ShouldNotContain("platform");
        request.Headers["X-Stripe-Client-User-Agent"].ShouldNotContain("telemetry");
    }

    [Fact]
    public async Task A_read_carries_no_idempotency_key()
    {
        _stripe.Answers(200, """{"id":"re_1","object":"refund","status":"pending","amount":100,"currency":"eur"}""");
        await _stripe.Gateway().ReadRefundAsync("re_1", None);
        _stripe.Requests.Single().Headers.ShouldNotContainKey("Idempotency-Key");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public async Task Without_a_key_that_Stripe_takes_nothing_is_sent(int length)
    {
        (await Should.ThrowAsync<GatewayRejected>(() => CreateAsync(key: new string('k', length)))).Code.ShouldBe("idempotency_key_invalid");
        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Logs_name_each_failed_attempt_and_nothing_secret()
    {
        using var log = new WrittenLog();
        _stripe.Answers(500, """{"error":{"message":"anna@example.test"}}""", ("Request-Id", "req_42")).DropsTheConnection().Answers(200, ACustomer);

        await CreateAsync(log: log);

        var warnings = log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ToList();
        warnings.Count.ShouldBe(2);
        warnings[0].ShouldContain("req_42");
        warnings[1].ShouldContain(nameof(HttpRequestException));
        log.Lines.ShouldAllBe(line => !line.Contains(ScriptedStripe.SecretKey) && !line.Contains("anna"));
    }

    private sealed class WrittenLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");

        public void Dispose()
        {
        }
    }
}
