using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

/// <summary>Stripe's own Node client as the judge of the sandbox and of what the gateway takes for signed.</summary>
public sealed class The_official_client : SandboxTests
{
    [Fact]
    public async Task Drives_the_sandbox_through_customers_sessions_payments_and_refunds()
    {
        var said = await Node.RunAsync(["sandbox.mjs", "127.0.0.1", $"{Host.Address.Port}"], environment: new() { ["STRIPE_KEY"] = Host.Store.SecretKey });
        said.Trim().ShouldBe("ok");
    }

    [Fact]
    public async Task Agrees_with_us_about_signatures_both_ways()
    {
        const string secret = ScriptedStripe.WebhookSecret;
        const string body = """{"id":"evt_1","object":"event","type":"charge.refunded","note":"Grüße"}""";
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        using var stripe = new ScriptedStripe();
        var gateway = stripe.Gateway(time: new ManualClock("2026-03-01T12:00:00Z"));
        string Header(int secondsAgo = 0, string key = secret) => WebhookSignature.Sign(body, key, now.AddSeconds(-secondsAgo));
        var wrong = Header(key: "whsec_old").Split("v1=")[1];
        (string Name, string Body, string Header, bool Good)[] cases =
        [
            ("good", body, Header(), true),
            ("changed byte in the body", body.Replace('1', '2'), Header(), false),
            ("changed byte in the signature", body, Header()[..^1] + (Header()[^1] == '0' ? '1' : '0'), false),
            ("old", body, Header(secondsAgo: 301), false),
            ("several v1", body, Header().Replace("v1=", $"v1={wrong},v1=", StringComparison.Ordinal), true),
            ("several v1, none right", body, Header(key: "whsec_old") + ",v1=" + wrong, false),
            ("v0 only", body, Header().Replace("v1=", "v0=", StringComparison.Ordinal), false),
            ("none", body, "", false),
        ];

        var said = JsonNode.Parse(await Node.RunAsync(["signatures.mjs"], JsonSerializer.Serialize(new
        {
            secret,
            now = now.ToUnixTimeSeconds(),
            cases = cases.Select(each => new { name = each.Name, body = each.Body, header = each.Header }),
        })))!;

        foreach (var each in cases)
        {
            said["verdicts"]![each.Name]!.GetValue<bool>().ShouldBe(each.Good, $"Stripe's client on: {each.Name}");
            Accepts(each.Body, each.Header).ShouldBe(each.Good, $"we on: {each.Name}");
        }

        var payload = said["payload"]!.GetValue<string>();
        string Theirs(string name) => said["headers"]![name]!.GetValue<string>();
        Accepts(payload, Theirs("good")).ShouldBeTrue();
        Accepts(payload.Replace("cs_sdk", "cs_sdL", StringComparison.Ordinal), Theirs("good")).ShouldBeFalse();
        Accepts(payload, Theirs("old")).ShouldBeFalse();
        Accepts(payload, Theirs("future")).ShouldBeFalse();
        Accepts(payload, Theirs("v0 only")).ShouldBeFalse();
        Accepts(payload, Theirs("another secret")).ShouldBeFalse();
        Accepts(payload, $"{Theirs("another secret")},v1={Theirs("good").Split("v1=")[1]}").ShouldBeTrue();

        bool Accepts(string text, string header)
        {
            try
            {
                gateway.ReadEvent(text, header);
                return true;
            }
            catch (WebhookSignatureException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Accepts_the_webhooks_that_the_sandbox_sends()
    {
        await APaidCheckoutAsync();
        var delivery = await Host.WebhookAsync("checkout.session.completed");
        var said = JsonNode.Parse(await Node.RunAsync(["signatures.mjs"], JsonSerializer.Serialize(new
        {
            secret = Host.Store.WebhookSecret,
            now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            cases = new[] { new { name = "delivered", body = delivery.Body, header = delivery.Signature } },
        })))!;
        said["verdicts"]!["delivered"]!.GetValue<bool>().ShouldBeTrue();
    }
}
