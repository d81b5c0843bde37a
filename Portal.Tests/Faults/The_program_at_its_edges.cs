using System.Net;
using System.Net.WebSockets;
using System.Text;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>What only the real program on a real port shows: sizes, sockets, starting, stopping.</summary>
public sealed class The_program_at_its_edges
{
    private static AppSettings Plain => new() { ["Portal:Demo"] = "false", ["Portal:CircuitsPerAddress"] = "3" };

    [Fact]
    public async Task Refuses_bodies_that_are_too_large_and_sockets_that_are_too_many_and_stops_with_open_ones()
    {
        await using var app = await AppProcess.StartAsync(Plain);

        foreach (var chunked in new[] { false, true })
        {
            // One letter too many, and asked for before it is sent: who still sends when the answer comes reads a broken pipe instead.
            var request = new HttpRequestMessage(HttpMethod.Post, "/account/login") { Content = new StringContent("x=" + new string('y', 2 * 1024 * 1024 - 1), Encoding.ASCII, "application/x-www-form-urlencoded") };
            request.Headers.TransferEncodingChunked = chunked;
            request.Headers.ExpectContinue = !chunked;
            (await app.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, $"chunked: {chunked}");
        }

        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 3; i++)
            sockets.Add(await OpenAsync(app));
        (await Should.ThrowAsync<WebSocketException>(() => OpenAsync(app))).Message.ShouldContain("429");
        sockets[0].Abort();
        await Eventually(async () => sockets.Add(await OpenAsync(app)));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await app.StopAsync()).ShouldBe(0);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Theory]
    [InlineData("Portal:BaseUrl")]
    [InlineData("AllowedHosts")]
    [InlineData("Payments:Stripe:SecretKey")]
    [InlineData("Payments:Stripe:WebhookSecret")]
    [InlineData("Mail:Smtp:Host")]
    public async Task Does_not_start_in_production_without_a_setting_and_names_it_in_one_line(string missing)
    {
        var settings = Production();
        settings.Remove(missing);
        var (code, output) = await AppProcess.RunAsync(settings);
        code.ShouldBe(1);
        output.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(missing);
    }

    [Fact]
    public async Task Makes_the_first_administrator_of_a_portal_without_demo()
    {
        await using var app = await AppProcess.StartAsync(Production());
        await app.StopAsync();
        var weak = await app.CommandAsync(["create-admin", "--email", "ada@example.com"], ("PORTAL_ADMIN_PASSWORD", "short"));
        weak.ExitCode.ShouldBe(1);
        weak.Output.ShouldContain("at least 12 characters");

        var made = await app.CommandAsync(["create-admin", "--email", "ada@example.com"], ("PORTAL_ADMIN_PASSWORD", PortalWorld.Password));
        made.ShouldBe((0, "ada@example.com can log in as administrator."));

        var again = await app.CommandAsync(["create-admin", "--email", "ada@example.com"], ("PORTAL_ADMIN_PASSWORD", PortalWorld.Password));
        again.ExitCode.ShouldBe(1);
        again.Output.ShouldContain("has a login already");

        await app.StartAgainAsync();
        using var browser = new PlainBrowser(app.NewClient());
        await browser.LogInAsync("ada@example.com", PortalWorld.Password);
        browser.Leads.ShouldBe("/admin");
    }

    private static AppSettings Production() => new()
    {
        Environment = "Production",
        ["Portal:BaseUrl"] = "http://127.0.0.1",
        ["AllowedHosts"] = "127.0.0.1",
        ["Payments:Stripe:SecretKey"] = "sk_test_not_used",
        ["Payments:Stripe:WebhookSecret"] = "whsec_not_used",
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:From"] = "portal@example.com",
    };

    private static async Task<ClientWebSocket> OpenAsync(AppProcess app)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{app.Port}/_blazor"), default);
        return socket;
    }

    private static async Task Eventually(Func<Task> attempt)
    {
        for (var tries = 0; ; tries++)
            try
            {
                await attempt();
                return;
            }
            catch (WebSocketException) when (tries < 100)
            {
                await Task.Delay(50);
            }
    }
}
