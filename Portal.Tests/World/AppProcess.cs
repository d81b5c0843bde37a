using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Tests.World;

/// <summary>
/// The real program on a real port, with a data directory of its own. It can be killed as by a power cut, stopped
/// as by an operator, and started again where it was; disposing ends it and deletes its data.
/// </summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, Process> Running = new();
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly AppSettings _settings;
    private readonly TemporaryDirectory _data = new();
    private readonly StringBuilder _output = new();
    private Process? _process;

    static AppProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Running.Values)
        {
            try
            {
                process.Kill();
            }
            catch (InvalidOperationException)
            {
                // Its own test has ended it meanwhile.
            }
        }
    };

    private AppProcess(AppSettings settings)
    {
        _settings = settings;
        Port = Ports.Free();
        Address = new Uri($"http://127.0.0.1:{Port}");
        Http = NewClient();
    }

    public int Port { get; }
    public Uri Address { get; }
    public string DataDirectory => _data.Path;
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Speaks to the app without cookies and without following redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>What the app wrote so far, all its runs together.</summary>
    public string Output { get { lock (_output) return _output.ToString(); } }

    /// <summary>Starts the app and waits until it answers.</summary>
    public static async Task<AppProcess> StartAsync(AppSettings? settings = null)
    {
        var app = new AppProcess(settings ?? new());
        try
        {
            await app.StartAgainAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of the program, such as create-admin, to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(AppSettings settings)
    {
        await using var app = new AppProcess(settings);
        app.Launch([]);
        await app._process!.WaitForExitAsync(new CancellationTokenSource(StartLimit).Token);
        return (app._process.ExitCode, app.Output);
    }

    /// <summary>Runs a command of the program on the same data while the app itself is stopped.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = _settings.Command(DataDirectory, arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StartLimit);
        var said = process.StandardOutput.ReadToEndAsync(limit.Token);
        var complained = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, (await said + await complained).Trim());
    }

    /// <summary>Starts it on the same port and data after <see cref="Kill"/> or <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        Launch(["--urls", Address.ToString()]);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (_process!.HasExited)
            {
                _process.WaitForExit(); // until its last line was read
                throw new InvalidOperationException($"The app ended with code {_process.ExitCode} instead of starting. It wrote:\n{Output}");
            }
            try
            {
                using var answer = await Http.GetAsync("/");
                return;
            }
            catch (HttpRequestException) when (watch.Elapsed < StartLimit)
            {
                await Task.Delay(50);
            }
            catch (HttpRequestException silence)
            {
                throw new InvalidOperationException($"The app did not answer within {StartLimit.TotalSeconds} s. It wrote:\n{Output}", silence);
            }
        }
    }

    /// <summary>Waits until it has written this to the console.</summary>
    /// <param name="times">How often.</param>
    /// <param name="from">Where in the output to begin.</param>
    public async Task SaysAsync(string words, int times = 1, int from = 0)
    {
        var watch = Stopwatch.StartNew();
        while (Output.AsSpan(from).Count(words) < times)
        {
            if (!IsRunning || watch.Elapsed > StartLimit)
                throw new InvalidOperationException($"The app did not say “{words}”. It wrote:\n{Output}");
            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL: no handler of the program runs.</summary>
    public void Kill()
    {
        var process = _process ?? throw new InvalidOperationException("The app was never started.");
        process.Kill();
        process.WaitForExit();
        Running.TryRemove(process.Id, out _);
    }

    /// <summary>SIGTERM, as an operator or a container host sends; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        var process = _process ?? throw new InvalidOperationException("The app was never started.");
        const int sigterm = 15;
        if (!process.HasExited)
            _ = SendSignal(process.Id, sigterm);
        using var limit = new CancellationTokenSource(StartLimit);
        await process.WaitForExitAsync(limit.Token);
        Running.TryRemove(process.Id, out _);
        return process.ExitCode;
    }

    /// <summary>A client with its own cookies, for a person of its own.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = StartLimit };

    public ValueTask DisposeAsync()
    {
        if (IsRunning)
            Kill();
        _process?.Dispose();
        _process = null;
        Http.Dispose();
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Launch(string[] arguments)
    {
        if (IsRunning)
            throw new InvalidOperationException("The app is already running.");
        _process?.Dispose();
        _process = Process.Start(_settings.Command(DataDirectory, arguments)) ?? throw new InvalidOperationException("dotnet did not start.");
        Running[_process.Id] = _process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            lock (_output) _output.AppendLine(line);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
