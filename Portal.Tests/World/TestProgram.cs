using Portal.Tests.Faults;
using Xunit.Runner.InProc.SystemConsole;

namespace Portal.Tests.World;

/// <summary>The program of the tests: by its first word one of the processes that tests start, kill or measure, otherwise the runner.</summary>
internal static class TestProgram
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["kill-worker", ..] => Worker.RunAsync(args),
        ["operation-worker", ..] => OperationWorkerProcess.RunAsync(args),
        ["measure-operations", ..] => OperationThroughput.RunAsync(args),
        ["measure-search", ..] => Search.SearchSpeed.RunAsync(args),
        _ => ConsoleRunner.Run(args),
    };
}
