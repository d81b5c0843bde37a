using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Provisioning;

/// <summary>An operator's system: a real HTTP server on a free port that answers as a test says and writes down what arrives.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    /// <summary>Of its certificate, which it made itself.</summary>
    public const string Subject = "CN=receiver.test";

    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Arrival> Arrivals { get; } = new();
    public Uri Address => new(_app.Urls.Single() + "/portal");

    public static Task<Receiver> AnsweringAsync(string json, int status = 200, string type = "application/json") => StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(json);
    });

    public static Task<Receiver> RedirectingAsync(Uri to, int status = 307) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to.AbsoluteUri;
        return Task.CompletedTask;
    });

    /// <param name="at">A loopback address; with https when it is given.</param>
    public static async Task<Receiver> StartAsync(RequestDelegate answer, string? at = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(at ?? "127.0.0.1"), 0, listen =>
        {
            if (at is not null)
                listen.UseHttps(Certificate());
        }));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            receiver.Arrivals.Enqueue(new(context.Request.Method, await reader.ReadToEndAsync(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
            await answer(context);
        });
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    public sealed record Arrival(string Method, string Body, Dictionary<string, string> Headers);
}
