using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.App.Provisioning;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;

namespace Portal.Tests.Provisioning;

/// <summary>A worker died or gave up in mid-call: the next one asks the module before it repeats (SPEC 7).</summary>
public sealed class Asking_before_repeating
{
    [Fact]
    public async Task Takes_what_is_done_or_goes_on_there() =>
        (await CallsAsync(ModuleAnswer.Done("made"), ModuleAnswer.Working("slowly"))).ShouldBe(["ask: Done", "ask: Working"]);

    [Fact]
    public async Task Repeats_what_the_module_says_it_did_not_do() =>
        (await CallsAsync(ModuleAnswer.Failed("no room"), ModuleAnswer.Unknown)).ShouldBe(["ask, run: Done", "ask, run: Done"]);

    [Fact]
    public async Task Repeats_nothing_while_the_module_cannot_be_asked() =>
        (await CallsAsync(ModuleAnswer.Silent("It did not answer within 5 seconds."))).ShouldBe(["ask: Failed"], "it may have been done");

    [Fact]
    public async Task Is_not_needed_for_the_first_call() =>
        (await CallsAsync(first: true, ModuleAnswer.Unknown)).ShouldBe(["run: Done"]);

    private static Task<List<string>> CallsAsync(params ModuleAnswer[] toAsk) => CallsAsync(first: false, toAsk);

    private static async Task<List<string>> CallsAsync(bool first, params ModuleAnswer[] toAsk)
    {
        var module = new ProcessingModule("Platform", ModuleKind.Webhook, new Id<Department>(Guid.CreateVersion7()));
        var call = new ModuleCall(OperationKind.SetUp, "operation-1", "S-100001", "item", "C-100001", [], new Dictionary<string, string>());
        var seen = new List<string>();
        foreach (var answer in toAsk)
        {
            var code = new Recorder(answer);
            var calls = new ModuleCalls(new Provisioners([code]), new ModuleSecrets(new EphemeralDataProtectionProvider()), NullLogger<ModuleCalls>.Instance);
            var end = await calls.CarryOutAsync(new OperationClaim(Id<Operation>.New(), Guid.CreateVersion7(), module, call, AskFirst: !first), default);
            seen.Add($"{string.Join(", ", code.Calls)}: {end.State}");
        }
        return seen;
    }

    private sealed class Recorder(ModuleAnswer toAsk) : IProvisioner
    {
        public List<string> Calls { get; } = [];
        public ModuleKind Kind => ModuleKind.Webhook;

        public Task<ModuleAnswer> CheckAsync(ModuleSettings settings, string internalName, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ModuleAnswer> AskAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) => Note("ask", toAsk);

        public Task<ModuleAnswer> RunAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) => Note("run", ModuleAnswer.Done("made"));

        private Task<ModuleAnswer> Note(string what, ModuleAnswer answer)
        {
            Calls.Add(what);
            return Task.FromResult(answer);
        }
    }
}
