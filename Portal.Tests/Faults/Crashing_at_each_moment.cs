using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>
/// A crash between any two steps of paying and approving (SPEC 3 and 4): whatever the moment, after the restart every customer has
/// one order, one charge, one invoice and one credit note, and the gateway's ledger equals the portal's.
/// </summary>
public sealed class Crashing_at_each_moment(ITestOutputHelper output)
{
    private const int MostSteps = 80;

    [Theory, OnEveryDatabase]
    public async Task Of_paying_and_approving_loses_and_doubles_nothing(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        using var files = new TemporaryDirectory();
        var place = new Place(files.Path, database.Provider, database.ConnectionString, $"http://127.0.0.1:{Ports.Free()}");
        var customers = 0;
        KillSteps steps;
        do
        {
            steps = new KillSteps(customers + 1, forReal: false);
            await Worker.LiveAsync(place, steps, books => books.ShouldBeRight(customers), isLast: false);
            output.WriteLine($"{++customers,2} {steps.DiedAt}");
            customers.ShouldBeLessThan(MostSteps, "the journey should end");
        }
        while (steps.DiedAt is not null);
        await Worker.LiveAsync(place, new KillSteps(0, forReal: false), books => books.ShouldBeRight(customers), isLast: true);

        // Webhooks arrive when they like, so the number of moments differs a little from run to run.
        customers.ShouldBeGreaterThan(24, "each commit and each call to the gateway is a moment");
    }
}
