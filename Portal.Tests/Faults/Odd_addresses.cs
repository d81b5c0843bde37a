using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Portal.App.Demo;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>Whatever stands in an address, a page answers as ordinarily as without it. Pages, their query and who sees them are found, not listed.</summary>
public sealed partial class Odd_addresses
{
    private const string Broken = "This page could not be shown", Refused = "That did not work", Nothing = "There is nothing here", NotYours = "This page is not for your account";

    private static readonly string[] Persons = ["", "customer@demo.test", "partner@demo.test", "staff@demo.test", "admin@demo.test"];

    // Names and small numbers that nobody offers: the page itself tells.
    private static readonly string[] NoneOfTheDatabase = ["x", "-1", "2", "Open,Failed,1"];

    // As they stand in the address: some cannot be written as a string that is encoded afterwards.
    private static readonly string[] Values =
    [
        .. NoneOfTheDatabase, "99999999999999999999", "a%00b", "%01%1B%0D%0A%7F", "%ED%A0%80%F0%9F%98%80", "%3Cb%3E%27%25_%5C%22", "0198c0de-0000-7000-8000-000000000001",
        "7fffffffffffffff-0198c0de000070008000000000000001", new string('9', 4000),
    ];

    // Partner and language belong to what this page is about, as its path does: an unknown one is nothing that could be edited.
    private static readonly string[] AboutTheQuery = ["/admin/mail/templates/{Kind}"];

    [Theory, OnEveryDatabase]
    public async Task Change_nothing_but_the_default(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2025-06-15T10:00:00Z", new Dictionary<string, string?> { ["Portal:Demo"] = "true" });
        await world.SeedAsync();
        await world.DbAsync(async db =>
        {
            await DemoTasks.AddAsync(db, world.Now);
            return true;
        });
        var values = provider == Databases.Sqlite ? Values : [.. Values.Except(NoneOfTheDatabase)];
        var faults = new List<string>();
        var (asked, seen) = (0, new HashSet<string>());
        foreach (var email in Persons)
        {
            using var http = world.NewClient();
            http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            using var browser = new PlainBrowser(http);
            if (email.Length > 0)
                await browser.LogInAsync(email, DemoAccounts.Password);
            foreach (var (page, path) in await PagesAsync(browser))
            {
                if (!seen.Add(page.Template))
                    continue;
                foreach (var names in Together(RoutedPages.QueryOf(page.Component).Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? property.Name), provider))
                    foreach (var value in values)
                        await AskAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', names.Select(name => $"{name}={value}"))}", AboutTheQuery.Contains(page.Template) ? [] : [Nothing, Refused]);
                foreach (Match parameter in Parameter().Matches(page.Template))
                    foreach (var value in values.Where(value => !value.Contains("%00", StringComparison.Ordinal))) // servers refuse a path with it before any page is asked
                        await AskAsync(With(page.Template, path, parameter, value), [Refused]);
            }

            async Task AskAsync(string address, string[] forbidden)
            {
                asked++;
                using var answer = await http.GetAsync(address);
                var text = await answer.Content.ReadAsStringAsync(); // read as it is: building a tree of each would take longer than the pages do
                var told = forbidden.Append(Broken).FirstOrDefault(words => text.Contains(words, StringComparison.Ordinal));
                if ((int)answer.StatusCode >= 500 || told is not null)
                    faults.Add($"{(email.Length == 0 ? "A visitor" : email)} at {(address.Length > 120 ? address[..120] + "…" : address)}: {(int)answer.StatusCode} {told}");
            }
        }

        faults.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(provider == Databases.Sqlite ? 500 : 200);
        RoutedPages.All.Where(page => page.Template != "/error/{Code:int}" && (page.HasParameters || RoutedPages.QueryOf(page.Component).Any())).Select(page => page.Template).Except(seen).ShouldBeEmpty("Nobody came to these pages.");
    }

    // Each alone on one database; on the other, which differs in what it takes for text and big numbers, all of a page at once.
    private static IEnumerable<string[]> Together(IEnumerable<string> names, string provider) =>
        provider == Databases.Sqlite ? names.Select(name => (string[])[name]) : names.Chunk(int.MaxValue);

    private static string With(string template, string path, Match parameter, string value)
    {
        // The other parameters stay as they are in the sample.
        var (parts, sample) = (template.Split('/'), path.Split('?')[0].Split('/'));
        return string.Join('/', parts.Select((part, i) => part == parameter.Value ? value : sample[i])) + (path.Contains('?', StringComparison.Ordinal) ? "?" + path.Split('?')[1] : null);
    }

    /// <summary>Every page that this person sees, each with an address: its own path, or the first link to it.</summary>
    private static async Task<List<(RoutedPage Page, string Path)>> PagesAsync(PlainBrowser browser)
    {
        var found = RoutedPages.All.Where(page => !page.HasParameters).ToDictionary(page => page, page => page.Template);
        var (waiting, pages) = (new Queue<RoutedPage>(found.Keys), new List<(RoutedPage, string)>());
        while (waiting.TryDequeue(out var page))
        {
            await browser.OpenAsync(found[page]);
            if (browser.Status != HttpStatusCode.OK || browser.Text.Contains(NotYours, StringComparison.Ordinal))
                continue;
            pages.Add((page, found[page]));
            foreach (var (below, path) in RoutedPages.Below(page, found[page]))
                if (found.TryAdd(below, path))
                    waiting.Enqueue(below);
            foreach (var link in browser.Page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!))
                if (RoutedPages.At(link.Split('?', '#')[0]) is { } linked && found.TryAdd(linked, link))
                    waiting.Enqueue(linked);
        }
        return pages;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
