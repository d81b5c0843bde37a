using System.Net;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;
using Portal.Infrastructure.Provisioning.Webhook;

namespace Portal.Tests.Provisioning;

/// <summary>No redirects and no names into the inner network, unless allowed.</summary>
public sealed class Where_a_webhook_may_go
{
    private static readonly (string, string) AllowPrivate = ("Provisioning:AllowPrivateAddresses", "true");
    private static readonly (string, string) AllowSecondLoopback = ("Provisioning:AllowedNetworks:0", "127.0.0.2/32");

    [Theory]
    [InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("100.64.0.1"), InlineData("127.0.0.1"), InlineData("127.9.9.9"), InlineData("169.254.169.254"), InlineData("172.16.0.1")]
    [InlineData("172.31.255.255"), InlineData("192.168.1.1"), InlineData("198.18.0.1"), InlineData("203.0.113.9"), InlineData("224.0.0.1"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::7f00:1"), InlineData("fe80::1")]
    [InlineData("fec0::1"), InlineData("fc00::1"), InlineData("fd12:3456::1"), InlineData("ff02::1"), InlineData("2001:db8::1"), InlineData("2002:7f00:1::"), InlineData("2001::1")]
    public void Does_not_include(string address)
    {
        AddressRule.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();
        RuleOf().Allows(IPAddress.Parse(address)).ShouldBeFalse();
        RuleOf(AllowPrivate).Allows(IPAddress.Parse(address)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.15.0.1"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("192.169.0.1"), InlineData("223.255.255.1")]
    [InlineData("2606:4700::1111"), InlineData("2a00:1450::1"), InlineData("2001:4860::8888")]
    public void Includes(string address) => RuleOf().Allows(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public void Includes_the_networks_of_the_configuration()
    {
        var rule = RuleOf(("Provisioning:AllowedNetworks:0", "10.20.0.0/16"), ("Provisioning:AllowedNetworks:1", "fd00:20::/32"));

        rule.Allows(IPAddress.Parse("10.20.3.4")).ShouldBeTrue();
        rule.Allows(IPAddress.Parse("::ffff:10.20.3.4")).ShouldBeTrue();
        rule.Allows(IPAddress.Parse("fd00:20::7")).ShouldBeTrue();
        rule.Allows(IPAddress.Parse("10.21.0.1")).ShouldBeFalse();
    }

    [Fact]
    public void Is_refused_at_the_start_when_it_is_no_network() =>
        Should.Throw<Portal.Infrastructure.SettingMissing>(() => TheCode.With(("Provisioning:AllowedNetworks:0", "10.20"))).Message.ShouldContain("“10.20”");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Is_asked_when_the_connection_is_made_not_when_the_name_is_read(string host)
    {
        await using var system = await Receiver.StartAsync(_ => Task.CompletedTask, at: "127.0.0.1");

        var answer = await RunAsync(new UriBuilder(system.Address) { Host = host }.Uri);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe($"{host} is a private address, which is not allowed.");
        system.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_https_unless_private_addresses_are_allowed()
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"done"}""");

        (await RunAsync(system.Address, AllowSecondLoopback)).Message.ShouldBe("127.0.0.1 would be called without https, which is not allowed.");
        system.Arrivals.ShouldBeEmpty();
        (await RunAsync(system.Address, AllowPrivate)).State.ShouldBe(ModuleState.Done);
    }

    [Fact]
    public async Task Is_not_left_by_a_redirect_into_the_inner_network()
    {
        await using var inner = await Receiver.StartAsync(AnswerDoneAsync, at: "127.0.0.1");
        await using var system = await Receiver.StartAsync(To(inner.Address), at: "127.0.0.2");

        var answer = await RunAsync(system.Address, AllowSecondLoopback);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("127.0.0.1 is a private address, which is not allowed.");
        system.Arrivals.Count.ShouldBe(1);
        inner.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_not_left_by_a_redirect_away_from_https()
    {
        await using var open = await Receiver.AnsweringAsync("""{"state":"done"}""");
        await using var system = await Receiver.StartAsync(To(open.Address), at: "127.0.0.2");

        (await RunAsync(system.Address, AllowSecondLoopback)).Message.ShouldBe("127.0.0.1 would be called without https, which is not allowed.");
        open.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_followed_to_another_allowed_address()
    {
        await using var next = await Receiver.StartAsync(AnswerDoneAsync, at: "127.0.0.2");
        await using var system = await Receiver.StartAsync(To(next.Address), at: "127.0.0.2");

        (await RunAsync(system.Address, AllowSecondLoopback)).State.ShouldBe(ModuleState.Done);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Gets_the_call_as_it_is(int status)
    {
        await using var next = await Receiver.AnsweringAsync("""{"state":"done"}""");
        await using var system = await Receiver.RedirectingAsync(next.Address, status);

        (await RunAsync(system.Address, AllowPrivate)).State.ShouldBe(ModuleState.Done);

        var (first, second) = (system.Arrivals.ShouldHaveSingleItem(), next.Arrivals.ShouldHaveSingleItem());
        second.Method.ShouldBe("POST");
        second.Body.ShouldBe(first.Body);
        second.Headers["Portal-Signature"].ShouldBe(first.Headers["Portal-Signature"]);
        second.Headers["Idempotency-Key"].ShouldBe(first.Headers["Idempotency-Key"]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    public async Task Is_not_changed_by_redirects_that_would_change_the_call(int status)
    {
        await using var next = await Receiver.AnsweringAsync("""{"state":"done"}""");
        await using var system = await Receiver.RedirectingAsync(next.Address, status);

        (await RunAsync(system.Address, AllowPrivate)).Message.ShouldBe($"127.0.0.1 answered {status}; of redirects only 307 and 308 are followed.");
        next.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_three_redirects_away_at_most()
    {
        await using var system = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/again";
            return Task.CompletedTask;
        });

        (await RunAsync(system.Address, AllowPrivate)).Message.ShouldBe("127.0.0.1 redirects for more than 3 times.");
        system.Arrivals.Count.ShouldBe(4);
    }

    private static Microsoft.AspNetCore.Http.RequestDelegate To(Uri next) => context =>
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = next.AbsoluteUri;
        return Task.CompletedTask;
    };

    private static Task AnswerDoneAsync(Microsoft.AspNetCore.Http.HttpContext context) =>
        Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, new { state = "done" });

    private static AddressRule RuleOf(params (string, string)[] settings)
    {
        using var services = TheCode.With(settings);
        return services.GetRequiredService<AddressRule>();
    }

    /// <summary>Certificates are not what is tested here: the receivers make theirs themselves.</summary>
    private static async Task<ModuleAnswer> RunAsync(Uri address, params (string, string)[] settings)
    {
        await using var services = TheCode.With(
            more => more.AddHttpClient<WebhookClient>().ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == Receiver.Subject),
            settings);
        return await services.Of(ModuleKind.Webhook).RunAsync(A_webhook_module.Settings(address), TheCode.Call(), default);
    }
}
