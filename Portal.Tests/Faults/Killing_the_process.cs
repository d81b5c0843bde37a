using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>
/// SIGKILL between any two steps of paying and approving (SPEC 3 and 4): whatever the moment, after the restart every customer has
/// one order, one charge, one invoice and one credit note, and the gateway's ledger equals the portal's.
/// </summary>
public sealed class Killing_the_process(ITestOutputHelper output)
{
    private const int MostSteps = 80;

    [Theory, OnEveryDatabase]
    public async Task At_each_moment_of_paying_and_approving_loses_and_doubles_nothing(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        using var files = new TemporaryDirectory();
        var address = $"http://127.0.0.1:{Ports.Free()}";
        var moments = new List<string>();
        // After one step and before the next the data are the same: every second moment meets all that they can be. The same code runs on PostgreSQL, where half of those tell enough.
        var stride = provider == Databases.Sqlite ? 2 : 4;
        string said;
        do
        {
            var killAt = 1 + (moments.Count * stride);
            killAt.ShouldBeLessThan(MostSteps, "the journey should end");
            said = await RunAsync(files.Path, database, address, killAt);
            CheckBooks(said, customers: moments.Count);
            if (Find(said, "killed: ") is { } moment)
                moments.Add($"{killAt,2} {moment}");
        }
        while (Find(said, "steps: ") is null);
        CheckBooks(await RunAsync(files.Path, database, address, killAt: 0), customers: moments.Count + 1);
        foreach (var moment in moments)
            output.WriteLine(moment);
        // Webhooks arrive when they like, so the number of moments differs a little from run to run.
        moments.Count.ShouldBeGreaterThanOrEqualTo(24 / stride, "each commit and each call to the gateway is a moment");
    }

    private static void CheckBooks(string said, int customers)
    {
        var books = JsonSerializer.Deserialize<Books>(Find(said, "books: ").ShouldNotBeNull(said)).ShouldNotBeNull();
        var perCustomer = (books.Orders, books.PaidInvoices, books.ApprovedServices, books.CreditNotes, books.ApprovalMails, books.ChargesAtGateway, books.PaymentsInPortal);
        perCustomer.ShouldBe((customers, customers, customers, customers, customers, customers, customers), said);
        books.TakenAtGateway.ShouldBe(customers * 10_000L);
        books.TakenInPortal.ShouldBe(books.TakenAtGateway);
        books.LedgerSum.ShouldBe(books.Balances);
        books.Balances.ShouldBe(books.Credited);
    }

    private static async Task<string> RunAsync(string directory, TestDatabase database, string address, int killAt)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(Worker).Assembly.Location, "kill-worker", directory, database.Provider, database.ConnectionString, address, killAt.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complained = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBeOneOf([0, 137], await said + await complained);
            return await said;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string? Find(string said, string start) =>
        said.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..].Trim();
}
