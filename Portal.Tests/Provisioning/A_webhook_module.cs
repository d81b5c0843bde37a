using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;

namespace Portal.Tests.Provisioning;

public sealed class A_webhook_module
{
    private static readonly (string, string) AllowPrivate = ("Provisioning:AllowPrivateAddresses", "true");

    [Fact]
    public async Task Signs_what_it_sends()
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"done","message":"Set up.","values":{"address":"10.0.0.7"}}""");
        var call = TheCode.Call(values: ("domain", "bücher.example"));

        var answer = await RunAsync(system, call);

        answer.State.ShouldBe(ModuleState.Done);
        answer.Message.ShouldBe("Set up.");
        answer.Values.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("address", "10.0.0.7"));
        var arrival = system.Arrivals.ShouldHaveSingleItem();
        // 2023-01-01 10:00 UTC; the signature as an operator would compute it.
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(TheCode.Secret));
        var expected = Convert.ToHexString(mac.ComputeHash(Encoding.UTF8.GetBytes("1672567200." + arrival.Body))).ToLowerInvariant();
        arrival.Method.ShouldBe("POST");
        arrival.Headers["Portal-Timestamp"].ShouldBe("1672567200");
        arrival.Headers["Portal-Signature"].ShouldBe($"t=1672567200,v1={expected}");
        arrival.Headers["Idempotency-Key"].ShouldBe(call.Key);
        arrival.Headers["Content-Type"].ShouldStartWith("application/json");
    }

    [Theory]
    [InlineData(OperationKind.SetUp, "setup")]
    [InlineData(OperationKind.Change, "change")]
    [InlineData(OperationKind.Suspend, "suspend")]
    [InlineData(OperationKind.Resume, "resume")]
    [InlineData(OperationKind.Delete, "delete")]
    public async Task Says_what_is_to_be_done(OperationKind kind, string action)
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"done"}""");

        await RunAsync(system, TheCode.Call(kind, "operation-1", ("login", "anna\n\"x\"")));

        var body = JsonElement.Parse(system.Arrivals.ShouldHaveSingleItem().Body);
        body.GetProperty("action").GetString().ShouldBe(action);
        body.GetProperty("key").GetString().ShouldBe("operation-1");
        body.GetProperty("service").GetString().ShouldBe("S-100042");
        body.GetProperty("item").GetString().ShouldBe("mail-small");
        body.GetProperty("customer").GetString().ShouldBe("C-100007");
        body.GetProperty("values").GetProperty("login").GetString().ShouldBe("anna\n\"x\"");
        body.GetProperty("addOns")[0].GetRawText().ShouldBe("""{"code":"storage","quantity":20,"option":""}""");
        body.TryGetProperty("of", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Asks_about_an_earlier_call_with_a_key_that_no_cache_knows()
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"unknown"}""");
        await using var services = TheCode.With(AllowPrivate);
        var call = TheCode.Call(OperationKind.Suspend);

        (await services.Of(ModuleKind.Webhook).AskAsync(Settings(system.Address), call, default)).State.ShouldBe(ModuleState.Unknown);

        var arrival = system.Arrivals.ShouldHaveSingleItem();
        var body = JsonElement.Parse(arrival.Body);
        body.GetProperty("action").GetString().ShouldBe("ask");
        body.GetProperty("of").GetString().ShouldBe("suspend");
        body.GetProperty("key").GetString().ShouldBe(call.Key);
        arrival.Headers["Idempotency-Key"].ShouldNotBe(call.Key);
    }

    [Fact]
    public async Task Checks_an_item_without_naming_a_service()
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"failed","message":"There is no plan mail-small."}""");
        await using var services = TheCode.With(AllowPrivate);

        var answer = await services.Of(ModuleKind.Webhook).CheckAsync(Settings(system.Address), "mail-small", default);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("There is no plan mail-small.");
        system.Arrivals.ShouldHaveSingleItem().Body.ShouldBe("""{"action":"check","item":"mail-small"}""");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(401)]
    public async Task Says_which_error_the_system_answered(int status)
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"done"}""", status);

        var answer = await RunAsync(system);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe($"127.0.0.1 answered with the error {status}.");
    }

    [Fact]
    public async Task Ends_a_call_that_hangs_at_its_time_limit()
    {
        await using var system = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var answer = await RunAsync(system, limit: TimeSpan.FromMilliseconds(600));

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("127.0.0.1 did not answer within 0.6 seconds.");
    }

    [Fact]
    public async Task Ends_an_answer_that_trickles_at_its_time_limit()
    {
        await using var system = await Receiver.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });

        (await RunAsync(system, limit: TimeSpan.FromMilliseconds(600))).Message.ShouldBe("127.0.0.1 did not answer within 0.6 seconds.");
    }

    [Fact]
    public async Task Lets_the_caller_end_a_call()
    {
        await using var system = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var services = TheCode.With(AllowPrivate);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => services.Of(ModuleKind.Webhook).RunAsync(Settings(system.Address), TheCode.Call(), stop.Token));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html", "did not answer with JSON: the content type is “text/html”")]
    [InlineData("\0\u0001garbage", "application/json", "did not answer with JSON")]
    [InlineData("", "application/json", "did not answer with JSON")]
    [InlineData("""{"state":"fine"}""", "application/json", "without a state of done, failed, working or unknown")]
    [InlineData("""{"state":"unknown"}""", "application/json", "no answer to a call that is to be carried out")]
    public async Task Takes_no_garbage_for_an_answer(string body, string type, string sentence)
    {
        await using var system = await Receiver.AnsweringAsync(body, type: type);

        var answer = await RunAsync(system);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldContain(sentence);
    }

    [Fact]
    public async Task Reads_no_more_than_64_KB()
    {
        var sent = 0L;
        await using var system = await Receiver.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            var piece = new byte[64 * 1024];
            Array.Fill(piece, (byte)' ');
            for (; sent < 10_000_000 && !context.RequestAborted.IsCancellationRequested; sent += piece.Length)
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        });

        var answer = await RunAsync(system);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("127.0.0.1 answered with more than 64 KB.");
    }

    [Fact]
    public async Task Takes_an_answer_of_exactly_64_KB()
    {
        const string json = """{"state":"done"}""";
        await using var system = await Receiver.AnsweringAsync(json + new string(' ', 64 * 1024 - json.Length));

        (await RunAsync(system)).State.ShouldBe(ModuleState.Done);
    }

    [Fact]
    public async Task Says_that_the_system_cannot_be_reached()
    {
        await using var services = TheCode.With(AllowPrivate);
        var nobody = new Uri($"http://127.0.0.1:{World.Ports.Free()}/");

        var answer = await services.Of(ModuleKind.Webhook).RunAsync(Settings(nobody), TheCode.Call(), default);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("127.0.0.1 could not be reached.");
    }

    [Fact]
    public async Task Says_that_the_connection_was_broken_off()
    {
        await using var system = await Receiver.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        (await RunAsync(system)).Message.ShouldBe("127.0.0.1 broke the connection off before its answer was complete.");
    }

    [Fact]
    public async Task Keeps_its_secret_out_of_the_log_even_when_the_system_repeats_it()
    {
        await using var system = await Receiver.AnsweringAsync($$"""{"state":"failed","message":"Wrong secret {{TheCode.Secret}}"}""");

        (await RunAsync(system)).Message.ShouldBe("Wrong secret …");
    }

    [Fact]
    public async Task Without_a_secret_calls_nobody()
    {
        await using var system = await Receiver.AnsweringAsync("""{"state":"done"}""");
        await using var services = TheCode.With(AllowPrivate);

        var answer = await services.Of(ModuleKind.Webhook).RunAsync(TheCode.Settings(TheCode.Patience, (ModuleFields.Url, system.Address.AbsoluteUri)), TheCode.Call(), default);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldContain("no secret to sign with");
        system.Arrivals.ShouldBeEmpty();
    }

    internal static ModuleSettings Settings(Uri address, TimeSpan? limit = null) =>
        TheCode.Settings(limit ?? TheCode.Patience, (ModuleFields.Url, address.AbsoluteUri), (ModuleFields.Secret, TheCode.Secret));

    private static async Task<ModuleAnswer> RunAsync(Receiver system, ModuleCall? call = null, TimeSpan? limit = null)
    {
        await using var services = TheCode.With(AllowPrivate);
        return await services.Of(ModuleKind.Webhook).RunAsync(Settings(system.Address, limit), call ?? TheCode.Call(), default);
    }
}
