using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;
using Portal.Tests.World;

namespace Portal.Tests.Provisioning;

public sealed class The_simulator
{
    [Theory, OnEveryDatabase]
    public async Task Does_the_work_once_per_key_and_answers_the_same(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();

        var first = await RunAsync(world, call);
        var second = await RunAsync(world, call);

        first.State.ShouldBe(ModuleState.Done);
        first.Values["address"].ShouldBe("10.1.134.202");
        second.State.ShouldBe(ModuleState.Done);
        second.Values.ShouldBe(first.Values);
        await ShouldHaveAsync(world, call, calls: 2, timesDone: 1);
        (await RowAsync(world, call)).ShouldSatisfyAllConditions(
            row => row.DoneAt.ShouldBe(world.Now), row => row.ServiceNumber.ShouldBe("S-100042"), row => row.Kind.ShouldBe("SetUp"));
    }

    [Theory, OnEveryDatabase]
    public async Task Fails_the_first_calls_of_each_key(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (call, other) = (TheCode.Call(), TheCode.Call());

        foreach (var state in new[] { ModuleState.Failed, ModuleState.Failed, ModuleState.Done })
            (await RunAsync(world, call, settings: ("FailFirst", "2"))).State.ShouldBe(state);
        (await RunAsync(world, other, settings: ("FailFirst", "2"))).Message.ShouldBe("The Simulator fails as it is set to: 1 of 2.");

        await ShouldHaveAsync(world, call, calls: 3, timesDone: 1);
        await ShouldHaveAsync(world, other, calls: 1, timesDone: 0);
    }

    [Theory, OnEveryDatabase]
    public async Task Hangs_without_doing_the_work(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();

        (await RunAsync(world, call, 2.5, ("HangFirst", "1"))).Message.ShouldBe("The Simulator did not answer within 2.5 seconds.");

        await ShouldHaveAsync(world, call, calls: 1, timesDone: 0);
        (await AskAsync(world, call)).State.ShouldBe(ModuleState.Unknown);
        (await RunAsync(world, call, settings: ("HangFirst", "1"))).State.ShouldBe(ModuleState.Done);
    }

    [Theory, OnEveryDatabase]
    public async Task Hangs_until_the_caller_stops(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2.5));

        await Should.ThrowAsync<OperationCanceledException>(() => Simulator(world).RunAsync(Settings(60, ("HangFirst", "1")), call, stop.Token));

        await ShouldHaveAsync(world, call, calls: 1, timesDone: 0);
    }

    [Theory, OnEveryDatabase]
    public async Task Does_the_work_and_answers_after_the_time_limit(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();

        (await RunAsync(world, call, 3, ("LateFirst", "1"))).Message.ShouldBe("The Simulator did not answer within 3 seconds.");

        await ShouldHaveAsync(world, call, calls: 1, timesDone: 1);
        (await AskAsync(world, call)).ShouldSatisfyAllConditions(answer => answer.State.ShouldBe(ModuleState.Done), answer => answer.Values["address"].ShouldBe("10.1.134.202"));
        (await RunAsync(world, call, settings: ("LateFirst", "1"))).State.ShouldBe(ModuleState.Done);
        await ShouldHaveAsync(world, call, calls: 2, timesDone: 1);
    }

    [Theory, OnEveryDatabase]
    public async Task Fails_then_hangs_then_is_late_when_it_is_set_to_all(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();
        (string, string)[] all = [("FailFirst", "1"), ("HangFirst", "1"), ("LateFirst", "1")];

        (await RunAsync(world, call, 30, all)).Message.ShouldStartWith("The Simulator fails");
        (await RunAsync(world, call, 2, all)).Message.ShouldContain("did not answer");
        await ShouldHaveAsync(world, call, calls: 2, timesDone: 0);
        (await RunAsync(world, call, 2, all)).Message.ShouldContain("did not answer");
        await ShouldHaveAsync(world, call, calls: 3, timesDone: 1);
        (await RunAsync(world, call, 30, all)).State.ShouldBe(ModuleState.Done);
    }

    [Theory, OnEveryDatabase]
    public async Task Says_already_exists_to_a_repeated_call_and_done_when_asked(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();

        (await RunAsync(world, call, settings: ("AlreadyExists", "yes"))).State.ShouldBe(ModuleState.Done);

        (await RunAsync(world, call, settings: ("AlreadyExists", "yes"))).ShouldSatisfyAllConditions(answer => answer.State.ShouldBe(ModuleState.Failed), answer => answer.Message.ShouldBe("already exists"));
        (await AskAsync(world, call)).State.ShouldBe(ModuleState.Done);
        await ShouldHaveAsync(world, call, calls: 2, timesDone: 1);
    }

    [Theory, OnEveryDatabase]
    public async Task Shows_a_doubling_when_it_is_called_twice_at_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(world, call, settings: ("DelayMs", "2500"))));

        (await RowAsync(world, call)).ShouldSatisfyAllConditions(row => row.TimesDone.ShouldBe(3), row => row.MostInside.ShouldBe(3), row => row.Inside.ShouldBe(0), row => row.Calls.ShouldBe(3));
    }

    [Theory, OnEveryDatabase]
    public async Task Counts_truthfully_for_several_processes_on_one_database(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        (string, string)[] settings = [.. database.Settings.Select(pair => (pair.Key, pair.Value))];
        // Two programs know nothing of each other but the database, as two processes do: each has a gate of its own.
        await using var one = TheCode.With(services => Portal.Infrastructure.DatabaseSetup.AddPortalDb(services, Configuration(settings)), settings);
        await using var two = TheCode.With(services => Portal.Infrastructure.DatabaseSetup.AddPortalDb(services, Configuration(settings)), settings);
        var call = TheCode.Call();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : two).Of(ModuleKind.Simulator).RunAsync(Settings(60, ("FailFirst", "20")), call, default)));

        await using var db = database.Open();
        var row = db.SimulatedCalls.Single();
        row.Calls.ShouldBe(40);
        row.Inside.ShouldBe(0);
        row.MostInside.ShouldBeInRange(1, 40);
        row.TimesDone.ShouldBeInRange(1, 20);
    }

    [Theory, OnEveryDatabase]
    public async Task Takes_a_caller_that_was_killed_for_gone_when_somebody_asks(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var call = TheCode.Call();
        await world.Services.GetRequiredService<Portal.Infrastructure.Provisioning.Simulator.SimulatorLedger>().EnterAsync(call, default);

        (await AskAsync(world, call)).State.ShouldBe(ModuleState.Unknown);
        (await RunAsync(world, call)).State.ShouldBe(ModuleState.Done);

        (await RowAsync(world, call)).ShouldSatisfyAllConditions(row => row.MostInside.ShouldBe(1), row => row.Inside.ShouldBe(0), row => row.TimesDone.ShouldBe(1));
    }

    [Theory, OnEveryDatabase]
    public async Task Knows_nothing_of_a_call_that_never_arrived(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);

        (await AskAsync(world, TheCode.Call())).State.ShouldBe(ModuleState.Unknown);
    }

    [Theory, OnEveryDatabase]
    public async Task Takes_the_time_that_it_is_set_to(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (await RunAsync(world, TheCode.Call(OperationKind.Suspend), settings: ("DelayMs", "700"))).ShouldSatisfyAllConditions(
            answer => answer.State.ShouldBe(ModuleState.Done), answer => answer.Values.ShouldBeEmpty());

        watch.ElapsedMilliseconds.ShouldBeGreaterThan(650);
    }

    [Theory]
    [InlineData("mail-small", ModuleState.Done)]
    [InlineData("missing-plan", ModuleState.Failed)]
    [InlineData("Plan (Missing)", ModuleState.Failed)]
    public async Task Lacks_what_is_called_missing(string item, ModuleState state)
    {
        await using var world = await PortalWorld.CreateAsync();

        (await Simulator(world).CheckAsync(Settings(30), item, default)).State.ShouldBe(state);
    }

    private static Microsoft.Extensions.Configuration.IConfiguration Configuration((string Key, string Value)[] settings) =>
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder(), settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

    private static IProvisioner Simulator(PortalWorld world) => world.Services.GetRequiredService<Provisioners>().Of(ModuleKind.Simulator);

    private static ModuleSettings Settings(double seconds, params (string, string)[] values) => TheCode.Settings(TimeSpan.FromSeconds(seconds), values);

    private static Task<ModuleAnswer> RunAsync(PortalWorld world, ModuleCall call, double seconds = 30, params (string, string)[] settings) =>
        Simulator(world).RunAsync(Settings(seconds, settings), call, default);

    private static Task<ModuleAnswer> AskAsync(PortalWorld world, ModuleCall call) => Simulator(world).AskAsync(Settings(30), call, default);

    private static Task<SimulatedCall> RowAsync(PortalWorld world, ModuleCall call) =>
        world.DbAsync(async db => (await db.SimulatedCalls.FindAsync(call.Key)).ShouldNotBeNull());

    private static async Task ShouldHaveAsync(PortalWorld world, ModuleCall call, int calls, int timesDone) => (await RowAsync(world, call)).ShouldSatisfyAllConditions(
        row => row.Calls.ShouldBe(calls), row => row.TimesDone.ShouldBe(timesDone), row => row.Inside.ShouldBe(0), row => row.MostInside.ShouldBe(1));
}
