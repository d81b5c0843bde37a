using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Infrastructure.Payments.Stripe;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

public sealed class Choosing_the_gateway : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    private ServiceCollection Add(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Append((Key: "Portal:DataDirectory", Value: _data.Path)).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddPayments(configuration, new Place(environment));
        return services;
    }

    [Fact]
    public void The_sandbox_does_not_start_in_production()
    {
        var refusal = Should.Throw<SettingMissing>(() => Add("Production", ("Payments:Sandbox:Enabled", "true")));
        refusal.Message.ShouldContain("Payments:Sandbox:AllowInProduction");
        Add("Production", ("Payments:Sandbox:Enabled", "true"), ("Payments:Sandbox:AllowInProduction", "true")).ShouldContain(service => service.ServiceType == typeof(SandboxStore));
    }

    [Fact]
    public void The_sandbox_is_off_unless_it_is_switched_on() =>
        Add("Development").ShouldNotContain(service => service.ServiceType == typeof(SandboxStore));

    [Fact]
    public void A_secret_key_means_Stripe()
    {
        using var services = Add("Development", ("Payments:Stripe:SecretKey", "sk_live_1"), ("Payments:Stripe:WebhookSecret", "whsec_1"), ("Payments:Sandbox:Enabled", "true")).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<StripeOptions>>().Value;
        options.SecretKey.ShouldBe("sk_live_1");
        options.ApiBase.ShouldBe(new Uri("https://api.stripe.com"));
    }

    [Theory]
    [InlineData("SecretKey", "pk_live_1", "Payments:Stripe:SecretKey")]
    [InlineData("SecretKey", "sk_live_1 ", "Payments:Stripe:SecretKey")]
    [InlineData("WebhookSecret", "", "Payments:Stripe:WebhookSecret")]
    [InlineData("Timeout", "00:00:00", "Payments:Stripe:Timeout")]
    [InlineData("Retries", "11", "Payments:Stripe:Retries")]
    public void A_wrong_setting_is_named(string setting, string value, string named)
    {
        var settings = new Dictionary<string, string> { ["SecretKey"] = "sk_live_1", ["WebhookSecret"] = "whsec_1", [setting] = value };
        Should.Throw<SettingMissing>(() => Add("Production", [.. settings.Select(pair => ($"Payments:Stripe:{pair.Key}", pair.Value))])).Message.ShouldContain(named);
    }

    [Fact]
    public void A_wrong_sandbox_setting_is_named() =>
        Should.Throw<SettingMissing>(() => Add("Development", ("Payments:Sandbox:Enabled", "true"), ("Payments:Sandbox:SettleAfter", "60")))
            .Message.ShouldContain("Payments:Sandbox:SettleAfter");

    [Fact]
    public async Task Without_any_gateway_a_payment_says_which_setting_is_missing()
    {
        await using var services = Add("Production").BuildServiceProvider();
        var refusal = await Should.ThrowAsync<GatewayRejected>(() => services.GetRequiredService<IPaymentGateway>().ReadRefundAsync("re_1", CancellationToken.None));
        refusal.Code.ShouldBe("not_configured");
        refusal.Message.ShouldContain("Payments:Stripe:SecretKey");
    }

    private sealed class Place(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;
        public string ApplicationName { get; set; } = "Portal";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
