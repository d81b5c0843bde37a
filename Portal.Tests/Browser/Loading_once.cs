using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.App.Shell;
using Portal.Tests.World;
using Portal.Tests.World.Browser;
using Visit = Portal.Tests.World.Browser.Visit;

namespace Portal.Tests.Browser;

/// <summary>
/// Every routed page, and every part, layout and notice on it, asks its messages once for prerendering and circuit: a browser causes
/// exactly the messages that a request without scripts causes. Beside them a circuit only looks whether its login still holds.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class Loading_once(BrowserFixture browser)
{
    private static readonly string[] Templates =
        [.. RoutedPages.All.Where(page => !page.IsStatic && page.Component.Namespace?.StartsWith("Portal.App.Kit", StringComparison.Ordinal) == false).Select(page => page.Template)];

    // What no link of the pages themselves leads to, or only after a click.
    private static readonly string[] Samples = ["/admin/products/new", "/admin/partners/new", "/admin/modules/new", "/admin/customers/new", "/tickets/new", "/not-found", "/services/S-100001/settings"];

    // The demo begins without a task, so no number leads there unless another test ordered one.
    private static readonly string[] Empty = ["/admin/tasks/{Number}"];

    [Fact]
    public async Task Every_page_asks_no_more_with_a_circuit_than_without() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var marker = await visit.SignInAsync("staff@demo.test");
        var (seen, twice) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var (email, kind, isMine) in ((string, ActorKind, Func<string, bool>)[])
        [
            ("", ActorKind.Visitor, template => template is "/order" or "/cart" or "/demo/mail"),
            ("customer@demo.test", ActorKind.Customer, template => !IsOf(template, "admin") && !IsOf(template, "partner") && template != "/demo/mail"),
            ("partner@demo.test", ActorKind.Partner, template => IsOf(template, "partner")),
            ("admin@demo.test", ActorKind.Administrator, template => IsOf(template, "admin")),
        ])
        {
            var walk = await WalkAsync(visit, marker, email, kind, isMine);
            seen.UnionWith(walk.Seen);
            twice.AddRange(walk.Twice);
        }

        twice.ShouldBeEmpty();
        Templates.Except(seen).Except(Empty).ShouldBeEmpty("no page links there: add an address to the samples");
    });

    private static bool IsOf(string template, string area) => template.Split('/')[1] == area;

    private static async Task<(HashSet<string> Seen, List<string> Twice)> WalkAsync(Visit visit, IPage marker, string email, ActorKind kind, Func<string, bool> isMine)
    {
        var page = email.Length == 0 ? await visit.NewPersonAsync() : await visit.SignInAsync(email);
        var mine = Templates.Where(isMine).OrderBy(template => template.Contains('{', StringComparison.Ordinal)).ToList(); // “new” is no number
        var (seen, twice) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        var waiting = new Queue<string>(mine.Where(template => !template.Contains('{', StringComparison.Ordinal)).Concat(Samples));
        while (waiting.TryDequeue(out var path))
        {
            if (mine.Find(template => Fits(template, path.Split('?')[0])) is not { } template || !seen.Add(Shape(template, path)))
                continue;
            var start = visit.App.Output.Length;
            var answer = await page.Context.APIRequest.GetAsync(path, new() { Headers = new Dictionary<string, string> { ["Accept"] = "text/html" } });
            answer.Status.ShouldBeLessThan(500, path);
            var plain = await MessagesAsync(visit, marker, kind, start);
            start = visit.App.Output.Length;
            await page.OpenAsync(path);
            var live = await MessagesAsync(visit, marker, kind, start);
            if (!live.SequenceEqual(plain))
                twice.Add($"{path}: {string.Join(", ", live)} instead of {string.Join(", ", plain)}");
            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"))
                waiting.Enqueue(link);
        }
        return ([.. seen.Select(shape => shape.Split('?')[0])], twice);
    }

    /// <summary>One address per template is enough, and one per view of it.</summary>
    private static string Shape(string template, string path) => Samples.Contains(path) ? $"{template}?{path}" : Regex.Match(path, "[?&](?:tab|view)=[^&]*", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } view ? $"{template}?{view.Value}" : template;

    private static bool Fits(string template, string path) =>
        Regex.IsMatch(path, $"^{Regex.Replace(template, @"\{[^}]*\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1))}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    // Logs come late but in order: when a message that the marker sent afterwards is in the log, those before it are.
    private static async Task<IReadOnlyList<string>> MessagesAsync(Visit visit, IPage marker, ActorKind kind, int from)
    {
        // Twice: what a circuit asked a second time was on its way to the database before this.
        for (var time = 1; time <= 2; time++)
        {
            (await marker.Context.APIRequest.GetAsync("/admin/mail")).Status.ShouldBe(200);
            await visit.App.SaysAsync("MailList by Staff: done", times: time, from);
        }
        return Lines(visit.App.Output[from..], $" by {kind}: ");
    }

    private static List<string> Lines(string output, string words) => [.. output.Split('\n').Where(line => line.Contains(words, StringComparison.Ordinal)).Select(line => line.Trim()).Order(StringComparer.Ordinal)];
}
