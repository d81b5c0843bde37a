using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.Payments;

public sealed class Webhook_signatures
{
    private const string Body = """{"id":"evt_1","object":"event"}""";
    private const string Secret = "whsec_right";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static string Header(string body = Body, string secret = Secret, int secondsAgo = 0) => StripeSignature.Sign(body, secret, Now.AddSeconds(-secondsAgo));

    private static string V1(string header) => header[(header.IndexOf("v1=", StringComparison.Ordinal) + 3)..];

    private static void Check(string? header, string body = Body) => StripeSignature.Check(body, header, Secret, Now);

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
        { "changed body", Header(body: Body.Replace('1', '2')), "No signature matches" },
        { "another secret", Header(secret: "whsec_wrong"), "No signature matches" },
        { "a changed byte", Header()[..^1] + (Header()[^1] == '0' ? '1' : '0'), "No signature matches" },
        { "upper case", $"t={Now.ToUnixTimeSeconds()},v1={V1(Header()).ToUpperInvariant()}", "No signature matches" },
        { "cut short", Header()[..^2], "No signature matches" },
        { "another time", Header().Replace($"t={Now.ToUnixTimeSeconds()}", $"t={Now.ToUnixTimeSeconds() - 1}", StringComparison.Ordinal), "No signature matches" },
        { "old", Header(secondsAgo: 301), "too old" },
        { "future", Header(secondsAgo: -301), "future" },
        { "v0 only", Header().Replace("v1=", "v0=", StringComparison.Ordinal), "no v1" },
        { "no time", "v1=" + V1(Header()), "no time" },
        { "time is no number", Header().Replace("t=", "t=x", StringComparison.Ordinal), "no time" },
        { "not a header at all", "hello", "no time" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Are_accepted(string why, string header) => Should.NotThrow(() => Check(header), why);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Are_refused_with_the_reason(string why, string? header, string reason) =>
        Should.Throw<WebhookSignatureException>(() => Check(header), why).Message.ShouldContain(reason);

    [Fact]
    public void Every_changed_byte_of_the_body_is_noticed()
    {
        var header = Header();
        for (var i = 0; i < Body.Length; i++)
        {
            var changed = Body.ToCharArray();
            changed[i] = (char)(changed[i] ^ 1);
            Should.Throw<WebhookSignatureException>(() => Check(header, new string(changed)));
        }
    }

    [Fact]
    public void Without_a_secret_nothing_is_accepted() =>
        Should.Throw<WebhookSignatureException>(() => StripeSignature.Check(Body, StripeSignature.Sign(Body, "", Now), "", Now)).Message.ShouldContain("secret");

    [Fact]
    public void A_signed_body_that_is_no_event_is_refused()
    {
        var gateway = new ScriptedStripe().Gateway();
        foreach (var body in new[] { "hello", "{}", "[]", """{"id":1}""" })
            Should.Throw<WebhookSignatureException>(() => gateway.ReadEvent(body, StripeSignature.Sign(body, ScriptedStripe.WebhookSecret, TimeProvider.System.GetUtcNow())));
    }
}
