using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;
using Portal.Tests.World;

namespace Portal.Tests.Provisioning;

public sealed class A_command_module : IDisposable
{
    private readonly TemporaryDirectory _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> Hostile => new()
    {
        "it's \"quoted\" \\ and 'quoted' again", "first\nsecond\r\nthird", "$(touch marker)", "`touch marker`", "; touch marker", "| touch marker", "&& touch marker", "> marker",
        "\"; touch marker; \"", "'; touch marker; '", "${IFS}touch${IFS}marker", "--help", "-rf /", "%n%s%x", "\t\0\u001b[2J", "日本語 😀 עברית", new string('x', 1_000_000),
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task Hands_parameters_over_byte_for_byte_and_to_no_shell(string hostile)
    {
        var marker = _files.File("marker");
        var value = hostile.Replace("marker", marker, StringComparison.Ordinal);
        var call = TheCode.Call(values: ("name", value)) with { InternalName = value.Length > 1000 ? "item" : value };

        var answer = await RunAsync("""
            cat > "$1"
            printf '%s\n' "$#" > "$2"
            printf '{"state":"done"}'
            """, call, arguments: [_files.File("stdin"), _files.File("count")]);

        answer.State.ShouldBe(ModuleState.Done, answer.Message);
        var stdin = await File.ReadAllBytesAsync(_files.File("stdin"));
        stdin.ShouldBe(ModuleMessage.Run(call));
        var body = JsonElement.Parse(stdin);
        Encoding.UTF8.GetBytes(body.GetProperty("values").GetProperty("name").GetString()!).ShouldBe(Encoding.UTF8.GetBytes(value));
        body.GetProperty("item").GetString().ShouldBe(call.InternalName);
        (await File.ReadAllTextAsync(_files.File("count"))).ShouldBe("2\n");
        File.Exists(marker).ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_with_what_the_program_writes()
    {
        var answer = await RunAsync("""printf '{"state":"done","message":"Made.","values":{"host":"mail1"}}'""");

        answer.State.ShouldBe(ModuleState.Done);
        answer.Message.ShouldBe("Made.");
        answer.Values["host"].ShouldBe("mail1");
    }

    [Fact]
    public async Task Asks_and_checks_with_the_same_program()
    {
        await using var services = Services("""
            input=$(cat)
            case "$input" in
              *'"action":"check","item":"mail-small"'*) printf '{"state":"done","message":"checked"}';;
              *'"action":"ask","of":"delete"'*) printf '{"state":"unknown","message":"asked"}';;
            esac
            """);
        var program = services.Of(ModuleKind.Command);

        (await program.CheckAsync(Settings(), "mail-small", default)).Message.ShouldBe("checked");
        (await program.AskAsync(Settings(), TheCode.Call(OperationKind.Delete), default)).ShouldSatisfyAllConditions(
            answer => answer.State.ShouldBe(ModuleState.Unknown), answer => answer.Message.ShouldBe("asked"));
    }

    [Fact]
    public async Task Gives_the_program_a_clean_environment_and_an_empty_directory()
    {
        Environment.SetEnvironmentVariable("PORTAL_TEST_SECRET_OF_THE_PORTAL", "secret");
        Environment.SetEnvironmentVariable("PORTAL_TEST_HANDED_ON", "handed on");

        var answer = await RunAsync("""
            /usr/bin/env > "$1"
            ls -A > "$2"
            pwd > "$3"
            printf '{"state":"done"}'
            """, arguments: [_files.File("env"), _files.File("ls"), _files.File("pwd")], settings: ("Provisioning:Commands:Mailbox:Variables:0", "PORTAL_TEST_HANDED_ON"));

        answer.State.ShouldBe(ModuleState.Done, answer.Message);
        var variables = (await File.ReadAllLinesAsync(_files.File("env"))).ToDictionary(line => line.Split('=')[0], line => line[(line.IndexOf('=') + 1)..]);
        // The last three are the shell's own, which the script runs in.
        variables.Keys.Except(["PATH", "LANG", "PORTAL_TEST_HANDED_ON", "PWD", "OLDPWD", "SHLVL", "_"]).ShouldBeEmpty();
        variables["PATH"].ShouldBe(Environment.GetEnvironmentVariable("PATH"));
        variables["PORTAL_TEST_HANDED_ON"].ShouldBe("handed on");
        (await File.ReadAllTextAsync(_files.File("ls"))).ShouldBeEmpty();
        Directory.Exists((await File.ReadAllTextAsync(_files.File("pwd"))).Trim()).ShouldBeFalse("the directory is gone when the program is");
    }

    [Fact]
    public async Task Kills_the_program_and_its_children_at_the_time_limit()
    {
        var answer = await RunAsync("""
            sleep 300 &
            echo $! > "$1"
            echo $$ > "$2"
            wait
            """, limit: TimeSpan.FromSeconds(3), arguments: [_files.File("child"), _files.File("parent")]);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("The command mailbox did not answer within 3 seconds.");
        await ShouldEndAsync(_files.File("child"));
        await ShouldEndAsync(_files.File("parent"));
    }

    [Fact]
    public async Task Kills_them_when_the_caller_stops()
    {
        await using var services = Services("echo $$ > \"$1\"\nsleep 300", [_files.File("parent")]);
        using var stop = new CancellationTokenSource();
        var run = services.Of(ModuleKind.Command).RunAsync(Settings(), TheCode.Call(), stop.Token);
        while (!File.Exists(_files.File("parent")) || new FileInfo(_files.File("parent")).Length == 0)
            await Task.Delay(20);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        await ShouldEndAsync(_files.File("parent"));
    }

    [Fact]
    public async Task Does_not_wait_for_a_child_that_outlives_the_program()
    {
        var watch = Stopwatch.StartNew();

        var answer = await RunAsync("""
            sleep 60 &
            echo $! > "$1"
            printf '{"state":"done"}'
            """, arguments: [_files.File("child")]);

        answer.State.ShouldBe(ModuleState.Done, answer.Message);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_files.File("child")))).Kill();
    }

    [Fact]
    public async Task Stops_a_program_that_writes_more_than_64_KB()
    {
        var answer = await RunAsync("echo $$ > \"$1\"\nexec yes", arguments: [_files.File("program")]);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("The command mailbox wrote more than 64 KB and was stopped.");
        await ShouldEndAsync(_files.File("program"));
    }

    [Fact]
    public async Task Says_with_the_first_line_of_its_errors_why_it_failed()
    {
        var answer = await RunAsync("""printf 'No room\033[31m on mail1.\nat line 7\n' >&2; printf '{"state":"done"}'; exit 3""");

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe("The command mailbox ended with 3: No room[31m on mail1.");
    }

    [Fact]
    public async Task Is_not_held_up_by_a_program_that_complains_without_end() =>
        (await RunAsync("""head -c 3000000 /dev/zero | tr '\0' 'e' >&2; exit 1""")).Message.Length.ShouldBeInRange(400, 600);

    [Theory]
    [InlineData("exit 4", "The command mailbox ended with 4 without saying why.")]
    [InlineData("echo ready", "The command mailbox did not answer with JSON.")]
    [InlineData(":", "The command mailbox did not answer with JSON.")]
    [InlineData("""printf '{"state":"perhaps"}'""", "The command mailbox answered without a state of done, failed, working or unknown.")]
    public async Task Takes_no_garbage_for_an_answer(string script, string sentence)
    {
        var answer = await RunAsync(script, TheCode.Call(values: ("long", new string('x', 1_000_000))));

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldBe(sentence);
    }

    [Fact]
    public async Task Runs_nothing_that_the_configuration_does_not_name()
    {
        await using var services = Services("touch \"$1\"", [_files.File("marker")]);
        var program = services.Of(ModuleKind.Command);

        foreach (var name in new[] { "other", "/bin/sh", "Mailbox:Path", "" })
            (await program.RunAsync(TheCode.Settings(TheCode.Patience, (ModuleFields.Command, name)), TheCode.Call(), default)).State.ShouldBe(ModuleState.Failed, name);

        (await program.RunAsync(TheCode.Settings(TheCode.Patience, (ModuleFields.Command, "other")), TheCode.Call(), default)).Message
            .ShouldBe("The configuration has no command “other” under Provisioning:Commands.");
        File.Exists(_files.File("marker")).ShouldBeFalse();
    }

    [Fact]
    public async Task Says_that_a_program_cannot_be_started_without_telling_where_it_is()
    {
        await using var services = TheCode.With(("Provisioning:Commands:mailbox:Path", _files.File("nothing-here")));

        (await services.Of(ModuleKind.Command).RunAsync(Settings(), TheCode.Call(), default)).Message.ShouldBe("The command mailbox could not be started. The log of the server says why.");
    }

    [Fact]
    public void Needs_the_whole_path_of_a_program() =>
        Should.Throw<SettingMissing>(() => TheCode.With(("Provisioning:Commands:mailbox:Path", "sh"))).Message.ShouldContain("Provisioning:Commands:mailbox:Path must be the whole path");

    private static ModuleSettings Settings(TimeSpan? limit = null) => TheCode.Settings(limit ?? TheCode.Patience, (ModuleFields.Command, "mailbox"));

    private async Task<ModuleAnswer> RunAsync(string script, ModuleCall? call = null, TimeSpan? limit = null, string[]? arguments = null, params (string, string)[] settings)
    {
        await using var services = Services(script, arguments ?? [], settings);
        return await services.Of(ModuleKind.Command).RunAsync(Settings(limit), call ?? TheCode.Call(), default);
    }

    /// <summary>The script is a program for the configured interpreter; what a shell does in these tests, only the script tells it to.</summary>
    private Microsoft.Extensions.DependencyInjection.ServiceProvider Services(string script, string[]? arguments = null, params (string, string)[] settings)
    {
        File.WriteAllText(_files.File("script"), script + "\n");
        string[] all = [_files.File("script"), .. arguments ?? []];
        return TheCode.With([("Provisioning:Commands:Mailbox:Path", "/bin/sh"), .. all.Select((argument, i) => ($"Provisioning:Commands:Mailbox:Arguments:{i}", argument)), .. settings]);
    }

    private static async Task ShouldEndAsync(string file)
    {
        var id = int.Parse(await File.ReadAllTextAsync(file));
        for (var tries = 0; tries < 200; tries++)
        {
            if (!IsAlive(id))
                return;
            await Task.Delay(50);
        }
        throw new ShouldAssertException($"Process {id} of {Path.GetFileName(file)} still runs.");
    }

    /// <summary>A killed process that its new parent has not asked about yet is dead all the same.</summary>
    private static bool IsAlive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
