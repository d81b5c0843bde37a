using Microsoft.Extensions.Options;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Infrastructure.Payments.Stripe;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

public sealed class Webhook_signatures : IDisposable
{
    private const string Body = """{"id":"evt_1","object":"event","type":"charge.refunded"}""";
    private const string Secret = ScriptedStripe.WebhookSecret;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ScriptedStripe _stripe = new();
    private readonly IPaymentGateway _gateway;

    public Webhook_signatures() => _gateway = _stripe.Gateway(time: new ManualClock("2026-03-01T12:00:00Z"));

    public void Dispose() => _stripe.Dispose();

    private static string Header(string body = Body, string secret = Secret, int secondsAgo = 0) => WebhookSignature.Sign(body, secret, Now.AddSeconds(-secondsAgo));

    private static string V1(string header) => header[(header.IndexOf("v1=", StringComparison.Ordinal) + 3)..];

    private GatewayEvent Read(string? header, string body = Body) => _gateway.ReadEvent(body, header);

    public static TheoryData<string, string> Good => new()
    {
        { "now", Header() },
        { "just young enough", Header(secondsAgo: 300) },
        { "a clock that is ahead", Header(secondsAgo: -300) },
        { "several v1, the last is right", $"t={Now.ToUnixTimeSeconds()},v1={new string('0', 64)},v1={V1(Header(secret: "whsec_old"))},v1={V1(Header())}" },
        { "a v0 beside it", Header() + ",v0=" + new string('1', 64) },
        { "spaces", Header().Replace(",", ", ", StringComparison.Ordinal) },
    };

    public static TheoryData<string, string?, string> Bad => new()
    {
        { "none", null, "missing" },
        { "empty", " ", "missing" },
        { "changed body", Header(body: Body.Replace('1', '2')), "not found" },
        { "another secret", Header(secret: "whsec_wrong"), "not found" },
        { "a changed byte", Header()[..^1] + (Header()[^1] == '0' ? '1' : '0'), "not found" },
        { "upper case", $"t={Now.ToUnixTimeSeconds()},v1={V1(Header()).ToUpperInvariant()}", "not found" },
        { "cut short", Header()[..^2], "not found" },
        { "another time", Header().Replace($"t={Now.ToUnixTimeSeconds()}", $"t={Now.ToUnixTimeSeconds() - 1}", StringComparison.Ordinal), "not found" },
        { "old", Header(secondsAgo: 301), "tolerance" },
        { "future", Header(secondsAgo: -301), "tolerance" },
        { "v0 only", Header().Replace("v1=", "v0=", StringComparison.Ordinal), "not found" },
        { "no time", "v1=" + V1(Header()), "not found" },
        { "time is no number", Header().Replace("t=", "t=x", StringComparison.Ordinal), "not found" },
        { "time beyond all counting", WebhookSignature.Sign(Body, Secret, DateTimeOffset.MaxValue), "not an event" },
        { "not a header at all", "hello", "unexpected" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Are_accepted(string why, string header) => Read(header).Id.ShouldBe("evt_1", why);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Are_refused_with_the_reason(string why, string? header, string reason)
    {
        var message = Should.Throw<WebhookSignatureException>(() => Read(header), why).Message;
        message.ShouldContain(reason);
        message.ShouldNotContain("evt_1");
        message.ShouldNotContain(Secret);
    }

    [Fact]
    public void Every_changed_byte_of_the_body_is_noticed()
    {
        var header = Header();
        for (var i = 0; i < Body.Length; i++)
        {
            var changed = Body.ToCharArray();
            changed[i] = (char)(changed[i] ^ 1);
            Should.Throw<WebhookSignatureException>(() => Read(header, new string(changed))).Message.ShouldContain("not found");
        }
    }

    [Fact]
    public void Without_a_secret_nothing_is_accepted()
    {
        // A program whose payments are not set up yet.
        var gateway = new StripeGateway(new("sk_test_1"), Options.Create(new StripeOptions()), new ManualClock("2026-03-01T12:00:00Z"));
        Should.Throw<WebhookSignatureException>(() => gateway.ReadEvent(Body, Header(secret: ""))).Message.ShouldContain("secret");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":"evt_1","object":"event"}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"charge.refunded","data":7}""")]
    [InlineData("""{"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.no_meter_found"}""")]
    public void A_signed_body_that_is_no_event_is_refused(string body) =>
        Should.Throw<WebhookSignatureException>(() => Read(Header(body), body)).Message.ShouldBe("The signed body is not an event.");

    [Theory]
    [InlineData("2026-10-28.endive")]
    [InlineData("2020-08-27")]
    [InlineData("2031-01-01.ginger")]
    public void An_endpoint_of_another_version_still_tells_what_to_ask_about(string version)
    {
        var body = AnEvent("checkout.session.completed", """{"id":"cs_1","object":"checkout.session","payment_intent":"pi_1","client_reference_id":"P-1","colour":"red"}""", version);
        Read(Header(body), body).ShouldBe(new("evt_1", "checkout.session.completed", Now, "cs_1", "pi_1", null, "P-1"));
    }

    [Theory]
    [InlineData("""{"id":"pi_1","object":"payment_intent","metadata":{"reference":"P-1"}}""", "pi_1", null, "P-1")]
    [InlineData("""{"id":"re_1","object":"refund","payment_intent":"pi_1","metadata":{"reference":"R-1"}}""", "pi_1", "re_1", "R-1")]
    [InlineData("""{"id":"ch_1","object":"charge","payment_intent":"pi_1","metadata":{}}""", "pi_1", null, null)]
    [InlineData("""{"id":"ch_1","object":"charge","payment_intent":{"id":"pi_1","object":"payment_intent"}}""", "pi_1", null, null)]
    [InlineData("""{"id":"du_1","object":"dispute","payment_intent":"pi_1","metadata":null}""", "pi_1", null, null)]
    [InlineData("""{"id":"x_1","object":"a_thing_of_tomorrow","payment_intent":"pi_1"}""", null, null, null)]
    public void Tell_the_ids_of_what_they_are_about(string thing, string? payment, string? refund, string? reference)
    {
        var body = AnEvent("some.thing", thing);
        Read(Header(body), body).ShouldBe(new("evt_1", "some.thing", Now, null, payment, refund, reference));
    }
    private static string AnEvent(string type, string thing, string version = "2026-10-28.endive") =>
        $$$"""{"id":"evt_1","object":"event","api_version":"{{{version}}}","created":1772366400,"type":"{{{type}}}","data":{"object":{{{thing}}} }}""";
}
