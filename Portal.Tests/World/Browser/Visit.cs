using System.Globalization;
using Microsoft.Playwright;

namespace Portal.Tests.World.Browser;

/// <summary>One test's people and their pages. Each person is a browser context: own cookies, own windows.</summary>
public sealed class Visit(IBrowser browser, AppProcess app) : IAsyncDisposable
{
    public const int Desk = 1280;
    public const int Phone = 390;

    /// <summary>Milliseconds that a step or an expectation waits before it fails.</summary>
    public const float Patience = 15_000;

    // What the policy refuses the browser only mentions; here it is as bad as a script that fails.
    private const string PolicyIsStrict = "addEventListener('securitypolicyviolation', e => { throw new Error(`The policy refused ${e.violatedDirective}: ${e.blockedURI} ${e.sample}`); })";

    private readonly List<IBrowserContext> _people = [];
    private readonly List<string> _console = [];
    private readonly List<string> _scriptErrors = [];

    public AppProcess App { get; } = app;

    /// <summary>Exceptions that no script caught; a visit with one fails at its end.</summary>
    public IReadOnlyList<string> ScriptErrors { get { lock (_scriptErrors) return [.. _scriptErrors]; } }

    /// <summary>A page of a new person, who is not signed in.</summary>
    public async Task<IPage> NewPersonAsync(int width = Desk, ColorScheme colours = ColorScheme.Light)
    {
        var person = await browser.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(),
            ViewportSize = new() { Width = width, Height = width == Phone ? 844 : 900 },
            HasTouch = width == Phone,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce, // pictures and positions are final at once
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        person.SetDefaultTimeout(Patience);
        lock (_people)
            _people.Add(person);
        person.Console += (_, message) => { lock (_console) _console.Add($"{message.Type}: {message.Text}"); };
        person.WebError += (_, error) => { lock (_scriptErrors) _scriptErrors.Add(error.Error); };
        await person.AddInitScriptAsync(PolicyIsStrict);
        return await person.NewPageAsync();
    }

    /// <summary>A picture and the text of every open page, what scripts said, and what the app logged.</summary>
    public async Task KeepEvidenceAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        var number = 0;
        foreach (var page in _people.SelectMany(person => person.Pages))
        {
            var name = Path.Combine(directory, (++number).ToString(CultureInfo.InvariantCulture));
            try
            {
                await page.ScreenshotAsync(new() { Path = name + ".png", FullPage = true, Timeout = 5000 });
                await File.WriteAllTextAsync(name + ".txt", $"{page.Url}\n\n{await page.Locator("body").InnerTextAsync(new() { Timeout = 5000 })}");
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                await File.WriteAllTextAsync(name + ".txt", $"{page.Url}\n\nThe page could not be read any more: {e.Message}");
            }
        }
        lock (_console) File.WriteAllLines(Path.Combine(directory, "console.log"), [.. _console, .. ScriptErrors]);
        await File.WriteAllTextAsync(Path.Combine(directory, "app.log"), App.Output);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
    }
}
