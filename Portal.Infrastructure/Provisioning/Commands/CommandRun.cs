using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Portal.Infrastructure.Provisioning.Commands;

/// <param name="TooMuch">It wrote more than is read, and was ended for it.</param>
/// <param name="FirstError">The first line of what it complained about.</param>
internal sealed record CommandOutcome(int ExitCode, ReadOnlyMemory<byte> Output, bool TooMuch, string FirstError);

/// <summary>One run of a program, in an empty directory of its own. When it is left early, the program and all that it started are killed.</summary>
internal sealed class CommandRun : IDisposable
{
    private const int MostErrorBytes = 8 * 1024;

    // A child that outlives the program may hold its output open; nobody waits for that.
    private static readonly TimeSpan AfterExit = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly DirectoryInfo _directory;

    private CommandRun(Process process, DirectoryInfo directory) => (_process, _directory) = (process, directory);

    /// <returns>Null when the program cannot be started.</returns>
    public static CommandRun? Start(CommandOptions command, out Exception? fault)
    {
        var directory = Directory.CreateTempSubdirectory("portal-command-");
        try
        {
            fault = null;
            return new(Process.Start(Description(command, directory.FullName))!, directory);
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or IOException)
        {
            fault = failure;
            Remove(directory);
            return null;
        }
    }

    public async Task<CommandOutcome> EndAsync(byte[] input, CancellationToken cancellation)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var output = new CappedOutput(_process.StandardOutput.BaseStream, ModuleMessage.MostBytes);
        var errors = new CappedOutput(_process.StandardError.BaseStream, MostErrorBytes);
        var writing = WriteAsync(input, reading.Token);
        var outputRead = output.ReadAsync(onOverflow: Kill, reading.Token);
        var errorsRead = errors.ReadAsync(onOverflow: null, reading.Token);

        await _process.WaitForExitAsync(cancellation);
        reading.CancelAfter(AfterExit);
        await Task.WhenAll(writing, outputRead, errorsRead);
        cancellation.ThrowIfCancellationRequested();
        return new(_process.ExitCode, output.Bytes, output.Overflowed, FirstLine(errors.Bytes.Span));
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        Remove(_directory);
    }

    private static ProcessStartInfo Description(CommandOptions command, string directory)
    {
        var start = new ProcessStartInfo(command.Path)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        // The portal's own environment holds secrets: of it only what is named goes on.
        var known = new Dictionary<string, string?>(start.Environment);
        start.Environment.Clear();
        foreach (var name in command.Variables.Prepend("LANG").Prepend("PATH"))
            if (known.TryGetValue(name, out var value))
                start.Environment[name] = value;
        return start;
    }

    private async Task WriteAsync(byte[] input, CancellationToken cancellation)
    {
        try
        {
            await using var stream = _process.StandardInput.BaseStream;
            await stream.WriteAsync(input, cancellation);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // It ended, or closed its input, without reading everything; its answer tells whether that was right.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It is gone, or parts of it are.
        }
    }

    private static string FirstLine(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart();
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return ModuleMessage.Clean(end < 0 ? text : text[..end]);
    }

    private static void Remove(DirectoryInfo directory)
    {
        try
        {
            directory.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What a program leaves behind in a way that cannot be deleted is the system's to clean up.
        }
    }
}
