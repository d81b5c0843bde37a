using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Portal.App;

namespace Portal.Tests.World;

/// <summary>
/// The HTTP side of a world, mapped and started by the first request: most tests never send one, and making ready every endpoint
/// of the program takes longer than what they do.
/// </summary>
internal sealed class InMemoryServer
{
    private readonly Lazy<Task<HttpMessageInvoker>> _started;
    private WebApplication? _app;

    public InMemoryServer() => _started = new(StartAsync);

    public void Serves(WebApplication app) => _app = app;

    public HttpMessageHandler NewHandler() => new ToServer(_started);

    private async Task<HttpMessageInvoker> StartAsync()
    {
        var app = _app ?? throw new InvalidOperationException("The program is not built yet.");
        app.MapPortal();
        await app.StartAsync();
        return new(app.GetTestServer().CreateHandler());
    }

    private sealed class ToServer(Lazy<Task<HttpMessageInvoker>> server) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            await (await server.Value).SendAsync(request, cancellationToken);
    }
}
