using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;

namespace Portal.Tests.Provisioning;

public sealed class Setting_a_module_up : IDisposable
{
    private readonly ServiceProvider _services = TheCode.With();

    private ModuleSecrets Secrets => _services.GetRequiredService<ModuleSecrets>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Keeps_the_secret_protected_and_never_shows_it()
    {
        var module = AModule(ModuleKind.Webhook, Typed(("Url", "https://provision.example.com/"), ("Secret", TheCode.Secret), ("LimitSeconds", "7")));

        module.Setting("Secret").ShouldNotContain(TheCode.Secret);
        ModuleSecrets.Shown(module).Keys.ShouldBe(["Url", "LimitSeconds"], ignoreOrder: true);
        var open = Secrets.Open(module);
        open["Secret"].ShouldBe(TheCode.Secret);
        open["Url"].ShouldBe("https://provision.example.com/");
        open.Limit.ShouldBe(TimeSpan.FromSeconds(7));
        open.ModuleId.ShouldBe(module.Id.Value);
    }

    [Fact]
    public void Leaves_a_secret_that_is_not_typed_again()
    {
        var module = AModule(ModuleKind.Webhook, Typed(("Url", "https://old.example.com/"), ("Secret", TheCode.Secret)));

        var settings = Secrets.Store(ModuleKind.Webhook, Typed(("Url", " https://new.example.com/ "), ("Secret", "")), module.Settings);

        settings.Single(setting => setting.Name == "Secret").Value.ShouldBe(module.Setting("Secret"));
        settings.Single(setting => setting.Name == "Url").Value.ShouldBe("https://new.example.com/");
    }

    [Fact]
    public void Tells_when_the_secret_can_no_longer_be_read()
    {
        using var elsewhere = TheCode.With(services => services.AddSingleton<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider()));
        var module = AModule(ModuleKind.Webhook, Typed(("Url", "https://provision.example.com/"), ("Secret", TheCode.Secret)));

        Should.Throw<Refusal>(() => elsewhere.GetRequiredService<ModuleSecrets>().Open(module)).Message.ShouldBe("“Secret” of Mailboxes can no longer be read. Write it again on the module's page.");
    }

    [Theory]
    [InlineData("Url", "")]
    [InlineData("Url", "provision.example.com")]
    [InlineData("Url", "ftp://provision.example.com")]
    [InlineData("Url", "file:///etc/passwd")]
    [InlineData("Url", "https://anna:pass@provision.example.com/")]
    [InlineData("Secret", "")]
    [InlineData("Secret", "too short")]
    [InlineData("LimitSeconds", "0")]
    [InlineData("LimitSeconds", "601")]
    [InlineData("LimitSeconds", "ten")]
    public void Refuses_what_is_wrong_and_names_the_field(string field, string value)
    {
        var typed = Typed(("Url", "https://provision.example.com/"), ("Secret", TheCode.Secret), ("LimitSeconds", "30"));
        typed[field] = value;

        Should.Throw<Refusal>(() => Secrets.Store(ModuleKind.Webhook, typed, [])).Field.ShouldBe(field);
    }

    [Fact]
    public void Passes_over_what_the_kind_does_not_know() =>
        Secrets.Store(ModuleKind.Command, Typed(("Command", "mailbox"), ("Path", "/bin/sh"), ("Arguments:0", "-c")), []).ShouldHaveSingleItem().Name.ShouldBe("Command");

    [Fact]
    public void Fills_in_what_holds_while_nothing_is_set()
    {
        var open = Secrets.Open(AModule(ModuleKind.Simulator, Typed()));

        open["FailFirst"].ShouldBe("0");
        open["AlreadyExists"].ShouldBe("no");
        open.Limit.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Needs_nothing_for_manual_setup()
    {
        var manual = _services.Of(ModuleKind.Manual);
        var open = Secrets.Open(AModule(ModuleKind.Manual, Typed()));

        (await manual.CheckAsync(open, "anything", default)).State.ShouldBe(ModuleState.Done);
        (await manual.RunAsync(open, TheCode.Call(), default)).ShouldSatisfyAllConditions(answer => answer.State.ShouldBe(ModuleState.Failed), answer => answer.Message.ShouldBe("Done by hand."));
    }

    [Theory]
    [InlineData(ModuleKind.Webhook), InlineData(ModuleKind.Command), InlineData(ModuleKind.Manual), InlineData(ModuleKind.Simulator)]
    public void Finds_the_code_of_every_kind(ModuleKind kind) => _services.Of(kind).Kind.ShouldBe(kind);

    private static Dictionary<string, string> Typed(params (string Name, string Value)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Value);

    private ProcessingModule AModule(ModuleKind kind, Dictionary<string, string> typed)
    {
        var department = new Department("Provisioning").Id;
        var module = new ProcessingModule("Mailboxes", kind, department);
        module.Change("Mailboxes", enabled: true, department, priority: 0, parallelLimit: 2, capacity: null, Secrets.Store(kind, typed, []));
        return module;
    }
}
