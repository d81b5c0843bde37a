using Microsoft.Playwright;
using Portal.Tests.World;
using Portal.Tests.World.Browser;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>A page outlives its connection, its circuit and its server, and keeps what was typed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Losing_the_connection(BrowserFixture browser)
{
    private const float Long = 60_000;

    [Fact]
    public async Task Keeps_what_was_typed_until_the_connection_is_back() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var page = await visit.SignInAsync("business@demo.test");
        var line = await Line.OfAsync(page);
        await page.OpenAsync("/tickets/new");
        await page.GetByLabel("Subject").FillAsync("Typed before the line was cut");

        await line.CutAsync();
        await Expect(page.GetByText("Connection lost")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Subject")).ToBeFocusedAsync();
        line.Mend();
        await Expect(page.GetByText("Connection lost")).ToBeHiddenAsync(new() { Timeout = Long });

        await page.GetByLabel("Message").FillAsync("It goes on.");
        await SendTicketAsync(page, "Typed before the line was cut");
    });

    [Fact]
    public async Task A_rested_page_goes_on_with_what_was_typed() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var page = await visit.SignInAsync("business@demo.test");
        var line = await Line.OfAsync(page);
        await page.OpenAsync("/tickets/new");
        await page.GetByLabel("Subject").FillAsync("Typed before the rest");
        await page.GetByLabel("Who should answer").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var group = await page.GetByLabel("Who should answer").InputValueAsync();

        await page.EvaluateAsync("Blazor.pauseCircuit()");
        await Expect(page.GetByText("This page rested")).ToBeVisibleAsync();
        line.Hold();
        await page.Button("Go on").ClickAsync();
        await page.GetByLabel("Message").FillAsync("Typed while it came back.");
        line.Release();
        await BackAsync(page);

        await Expect(page.GetByLabel("Message")).ToHaveValueAsync("Typed while it came back.");
        await Expect(page.GetByLabel("Subject")).ToHaveValueAsync("Typed before the rest");
        await Expect(page.GetByLabel("Who should answer")).ToHaveValueAsync(group);
        await SendTicketAsync(page, "Typed before the rest");
    });

    [Fact]
    public async Task Rests_only_where_nothing_is_typed_and_survives_its_server()
    {
        await using var app = await AppProcess.StartAsync(new() { ["Portal:Demo"] = "true", ["Portal:PauseAfter"] = "00:00:01" });
        await browser.VisitAsync(app, async visit =>
        {
            var idle = await visit.SignInAsync("business@demo.test");
            var written = await idle.Context.NewPageAsync();
            await idle.OpenAsync("/order");
            await written.OpenAsync("/tickets/new");
            await written.GetByLabel("Subject").FillAsync("Half a sentence");

            await LookAwayAsync(written, hidden: true);
            await LookAwayAsync(idle, hidden: true);
            await Expect(idle.GetByText("This page rested")).ToBeVisibleAsync();
            await Expect(written.GetByText("This page rested")).ToBeHiddenAsync();
            await LookAwayAsync(idle, hidden: false);
            await LookAwayAsync(written, hidden: false);
            await BackAsync(idle);
            await idle.Button("Select the service").First.ClickAsync();
            await Expect(idle.GetByRole(AriaRole.Dialog).First).ToBeVisibleAsync();

            await idle.EvaluateAsync("document.documentElement.dataset.old = 'yes'");
            app.Kill();
            await Expect(idle.GetByText("Connection lost")).ToBeVisibleAsync();
            await app.StartAgainAsync();

            await Expect(idle.Locator("html:not([data-old]) #interactive")).ToBeAttachedAsync(new() { Timeout = Long });
            await Expect(written.GetByText("This page has to be loaded again", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = Long });
            await Expect(written.GetByLabel("Subject")).ToHaveValueAsync("Half a sentence");
        });
    }

    private static Task BackAsync(IPage page) => Expect(page.Locator("dialog.reconnect")).ToBeHiddenAsync();

    private static async Task SendTicketAsync(IPage page, string subject)
    {
        await page.Button("Send").ClickAsync();
        await Expect(page.Heading(subject)).ToBeVisibleAsync();
    }

    // A headless browser shows all of its pages.
    private static Task LookAwayAsync(IPage page, bool hidden) => page.EvaluateAsync("""
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, hidden);

    /// <summary>The wire between one page and the server.</summary>
    private sealed class Line
    {
        private readonly List<IWebSocketRoute> _sockets = [];
        private TaskCompletionSource? _held;
        private volatile bool _cut;

        public static async Task<Line> OfAsync(IPage page)
        {
            var line = new Line();
            await page.RouteAsync("**/_blazor/negotiate*", route => line._cut ? route.AbortAsync() : route.ContinueAsync());
            await page.RouteWebSocketAsync("**/_blazor*", socket =>
            {
                lock (line._sockets) line._sockets.Add(socket);
                var server = socket.ConnectToServer();
                if (line._held is { Task: var released })
                    socket.OnMessage(frame => _ = PassOnAsync(frame, server, released));
            });
            return line;
        }

        private static async Task PassOnAsync(IWebSocketFrame frame, IWebSocketRoute server, Task released)
        {
            await released;
            if (frame.Binary is { } bytes) server.Send(bytes); else server.Send(frame.Text!);
        }

        public async Task CutAsync()
        {
            _cut = true;
            IWebSocketRoute[] open;
            lock (_sockets) open = [.. _sockets];
            foreach (var socket in open)
                await socket.CloseAsync(new() { Code = 3000 });
        }

        public void Mend() => _cut = false;

        /// <summary>What pages send over connections that begin from now on arrives when it is released.</summary>
        public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _held!.SetResult();
    }
}
