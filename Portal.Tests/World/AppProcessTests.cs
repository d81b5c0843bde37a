using System.Net;

namespace Portal.Tests.World;

public sealed class The_real_app
{
    private static AppSettings WithoutDemo => new() { ["Portal:Demo"] = "false" };

    [Fact]
    public async Task Comes_back_on_its_port_after_a_kill_and_after_a_stop()
    {
        await using var app = await AppProcess.StartAsync(WithoutDemo);
        (await StatusOf(app)).ShouldNotBe(HttpStatusCode.InternalServerError);

        app.Kill();
        app.IsRunning.ShouldBeFalse();
        await Should.ThrowAsync<HttpRequestException>(() => StatusOf(app));

        await app.StartAgainAsync();
        (await StatusOf(app)).ShouldNotBe(HttpStatusCode.InternalServerError);

        (await app.StopAsync()).ShouldBe(0);
        app.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task Leaves_nothing_behind()
    {
        var app = await AppProcess.StartAsync(WithoutDemo);
        var data = app.DataDirectory;
        await app.DisposeAsync();

        using var client = app.NewClient();
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/"));
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task Says_what_it_wrote_when_it_does_not_start()
    {
        var settings = new AppSettings { ["Kestrel:Endpoints:Broken:Url"] = "nowhere" };
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => AppProcess.StartAsync(settings));
        failure.Message.ShouldContain("nowhere");
    }

    private static async Task<HttpStatusCode> StatusOf(AppProcess app)
    {
        using var answer = await app.Http.GetAsync("/");
        return answer.StatusCode;
    }
}
