using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Infrastructure;
using Portal.Tests.World;
using Portal.Tests.World.Browser;

namespace Portal.Tests.Browser;

/// <summary>
/// Each person goes to every page that is theirs and clicks every tab, view, filter, way through a list and menu entry, twice, with back and
/// forward: no circuit ends, no page fails, no console complains. Pages are found by their routes, those with a number in them by the links to them.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class Every_page_by_mouse(BrowserFixture browser)
{
    // Lists of so few rows go on, whatever the demo holds.
    private const string RowsOnAPage = "2";

    // No link leads there; the demo has this product.
    private static readonly IReadOnlyDictionary<string, string> Samples = new Dictionary<string, string> { ["/order/{Code}"] = "/order/home-fibre-500" };

    // They say that something is not there, so that a walk cannot tell them from a fault.
    private static readonly string[] Answers = ["/error/{Code:int}", "/not-found", "/account/denied", "/account/logout"];

    // The gallery is nobody's page: it shows parts side by side, some lying over others.
    private static IEnumerable<RoutedPage> Pages => RoutedPages.All.Where(page => !page.Template.StartsWith("/kit", StringComparison.Ordinal));

    [Fact]
    public async Task Stays_alive_whatever_is_clicked()
    {
        await using var app = await BrowserFixture.StartDemoAsync(new() { ["Portal:ListSize"] = RowsOnAPage });
        await AddTasksAsync(app);
        var notes = new WalkNotes();
        await browser.VisitAsync(app, async visit =>
        {
            await Task.WhenAll(
                WalkAsync(visit, notes, "admin@demo.test", "/admin", windows: 3),
                OneAfterTheOther(
                    () => WalkAsync(visit, notes, "", "/order"),
                    () => WalkAsync(visit, notes, "customer@demo.test", "/"),
                    () => WalkAsync(visit, notes, "partner@demo.test", "/partner")),
                WalkAsync(visit, notes, "staff@demo.test", "/admin", windows: 2, times: 1)); // they see what administrators see, and less
            notes.Faults.ShouldBeEmpty();
            Pages.Select(page => page.Template).Except(notes.Templates).Except(Answers).ShouldBeEmpty("Nobody came to these pages: let a link lead there, or name a sample.");
            app.Output.Split('\n').Where(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)).ShouldBeEmpty();
            Lists().Except(notes.Paged).ShouldBeEmpty("These lists had one page only: give the demo more rows for them.");
        });
    }

    private static async Task AddTasksAsync(AppProcess app)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:DataDirectory"] = app.DataDirectory }).Build();
        await using var services = new ServiceCollection().AddPortalDb(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await DemoTasks.AddAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    /// <summary>Pages that show a list with ways on through it.</summary>
    private static IEnumerable<string> Lists() => Repository.Files.Where(path => path.StartsWith("Portal.App/", StringComparison.Ordinal) && path.EndsWith(".razor", StringComparison.Ordinal))
        .Select(path => File.ReadAllLines(Repository.PathOf(path))).Where(lines => lines.Any(line => line.Contains("<Pager ", StringComparison.Ordinal)))
        .SelectMany(lines => lines.Where(line => line.StartsWith("@page \"", StringComparison.Ordinal)).Select(line => line.Split('"')[1]))
        .Append("/admin/customers/{Number}").Append("/admin/billing").Where(template => !template.StartsWith("/kit", StringComparison.Ordinal));

    private static async Task WalkAsync(Visit visit, WalkNotes notes, string email, string home, int windows = 1, int times = 2)
    {
        var person = email.Length == 0 ? "A visitor" : email;
        var first = email.Length == 0 ? await visit.NewPersonAsync() : await visit.SignInAsync(email);
        var pages = new ConcurrentQueue<RoutedPage>(Pages.Where(page => !page.HasParameters || Samples.ContainsKey(page.Template)).Where(page => !Answers.Contains(page.Template)));
        await Task.WhenAll(Enumerable.Range(0, windows).Select(async window =>
        {
            var walk = await Walk.BeginAsync(window == 0 ? first : await first.Context.NewPageAsync(), person, times, notes, home);
            if (window == 0)
                await walk.MenusAsync(home);
            while (pages.TryDequeue(out var page))
            {
                // What is open to everybody is the same for everybody, but for where each begins.
                var path = Samples.GetValueOrDefault(page.Template, page.Template);
                if ((email.Length == 0 || !page.IsPublic || path == home) && await walk.MaySeeAsync(path))
                    await walk.LookAtAsync(page, path);
            }
            while (notes.Next(person) is var (linked, seenAt, address))
                await walk.FollowAsync(linked, seenAt, address);
        }));
    }

    private static async Task OneAfterTheOther(params Func<Task>[] walks)
    {
        foreach (var walk in walks)
            await walk();
    }
}
