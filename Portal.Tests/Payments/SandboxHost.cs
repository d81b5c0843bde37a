using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

/// <summary>A web application on a free port with nothing but the payments in it, and a webhook receiver that writes down what arrives.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _ownsDirectory;
    private readonly Channel<Delivery> _deliveries = Channel.CreateUnbounded<Delivery>();
    private readonly List<Delivery> _kept = [];

    private SandboxHost(WebApplication app, TemporaryDirectory directory, bool ownsDirectory)
    {
        (_app, Directory, _ownsDirectory) = (app, directory, ownsDirectory);
    }

    public TemporaryDirectory Directory { get; }
    public Uri Address => new(_app.Urls.Single() + "/");
    public SandboxStore Store => _app.Services.GetRequiredService<SandboxStore>();

    /// <summary>As the portal gets it.</summary>
    public IPaymentGateway Gateway => _app.Services.GetRequiredService<IPaymentGateway>();

    /// <summary>The same without waiting between retries.</summary>
    public IPaymentGateway Hurried() => ScriptedStripe.Hurried(_app.Services);

    /// <summary>Follows no redirects, so that a test sees where it would go.</summary>
    public HttpClient Browser { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>What the receiver answers to webhooks.</summary>
    public HttpStatusCode WebhookAnswer { get; set; } = HttpStatusCode.OK;

    public static async Task<SandboxHost> StartAsync(TemporaryDirectory? directory = null, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var data = directory ?? new TemporaryDirectory();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Portal:DataDirectory"] = data.Path,
            ["Payments:Sandbox:Enabled"] = "true",
            ["Payments:Sandbox:Faults"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddPayments(builder.Configuration, builder.Environment);
        var app = builder.Build();
        var host = new SandboxHost(app, data, directory is null);
        app.MapSandboxStripe();
        app.MapPost("/webhooks/stripe", host.ReceiveAsync);
        app.MapGet("/back", () => "Back in the shop");
        await app.StartAsync();
        return host;
    }

    /// <summary>The next webhook of that type. Others are kept for later: events come in no particular order.</summary>
    public async Task<Delivery> WebhookAsync(string type)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (_kept.FirstOrDefault(delivery => delivery.Type == type) is { } found)
            {
                _kept.Remove(found);
                return found;
            }

            _kept.Add(await _deliveries.Reader.ReadAsync(timeout.Token));
        }
    }

    /// <summary>What has arrived and was not asked for.</summary>
    public IEnumerable<string> PassedOver => _kept.Select(delivery => delivery.Type);

    public async Task OrderFaultAsync(string operation, string kind, int times = 1) =>
        (await Browser.PostAsJsonAsync(new Uri(Address, "sandbox/faults"), new { operation, kind, times })).EnsureSuccessStatusCode();

    public async Task<JsonElement> LedgerAsync() => await Browser.GetFromJsonAsync<JsonElement>(new Uri(Address, "sandbox/ledger"));

    /// <summary>A raw call of the wire API.</summary>
    public async Task<WireAnswer> AskAsync(HttpMethod method, string path, string form = "", string? idempotencyKey = null, string? secretKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, "sandbox/stripe/v1/" + path));
        request.Headers.Authorization = new("Bearer", secretKey ?? Store.SecretKey);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (method == HttpMethod.Post)
            request.Content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = await Browser.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(), response.Headers.ToDictionary(header => header.Key, header => header.Value.First()));
    }

    /// <summary>Presses a button of the payment page.</summary>
    public Task<HttpResponseMessage> PressAsync(Uri page, string action, string card = "4242 4242 4242 4242", string later = "settles") =>
        Browser.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string> { ["action"] = action, ["card"] = card, ["later"] = later }));

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        await _deliveries.Writer.WriteAsync(new(await reader.ReadToEndAsync(), request.Headers["Stripe-Signature"].ToString()));
        return Results.StatusCode((int)WebhookAnswer);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Browser.Dispose();
        if (_ownsDirectory)
            Directory.Dispose();
    }

    public sealed record Delivery(string Body, string Signature)
    {
        public string Type { get; } = JsonDocument.Parse(Body).RootElement.GetProperty("type").GetString()!;
    }

    public sealed record WireAnswer(int Status, JsonElement Body, Dictionary<string, string> Headers)
    {
        public string? Error(string member) => Body.GetProperty("error").TryGetProperty(member, out var value) ? value.GetString() : null;
    }
}
