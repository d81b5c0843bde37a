using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.World;
using Portal.Tests.World.Browser;

namespace Portal.Tests.Browser;

/// <summary>
/// One window of a person who clicks by mouse whatever leads on without changing anything: tabs, views, filters, the ways through a
/// list, heads of columns, menus. What goes wrong is noted, and the walk goes on.
/// </summary>
/// <param name="times">How often each way is gone.</param>
internal sealed class Walk(IPage page, string person, int times, WalkNotes notes)
{
    // At every frame, as is the custom, the looking would cost more than the clicks.
    private static readonly PageWaitForFunctionOptions Often = new() { PollingInterval = 25 };

    private const string Ways = "main nav a[href], main thead a[href], main thead button";
    private const string Menus = ".rail .nav a[href], .rail .nav button, .nav > .nav-list a[href], .bar a[href]";

    /// <summary>What a click came to, as the page itself can tell it.</summary>
    private const string Script = """
        globalThis.walk = {
          seen: element => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible' && (!document.querySelector('dialog:modal') || !!element.closest('dialog:modal')),
          shown: id => { const box = document.getElementById(id); return !!box && getComputedStyle(box).display !== 'none'; },
          words: element => [...element.childNodes].filter(node => node.nodeType !== Node.COMMENT_NODE && !node.classList?.contains('count') && !node.classList?.contains('nav-count')).map(node => node.textContent).join('').replace(/\s+/g, ' ').trim(),
          nav: element => element.closest('nav, thead, .popover')?.getAttribute('aria-label') ?? element.closest('.popover')?.id ?? '',
          fault() {
            if (document.readyState !== 'complete') return null; // what styles hide is not hidden yet
            if (walk.shown('blazor-error-ui')) return 'the circuit ended';
            if (walk.shown('components-reconnect-modal')) return 'the connection was lost';
            const heading = document.querySelector('main h1')?.textContent.trim() ?? '';
            return ['This page could not be shown', 'That did not work', 'This page is not for your account', 'There is nothing here'].includes(heading) ? `it says “${heading}”` : null;
          },
          links(selector) {
            const query = new URLSearchParams(location.search);
            const view = ['tab', 'view'].map(name => query.get(name)).filter(value => value).join(' ');
            return JSON.stringify([...document.querySelectorAll(selector)].map((element, index) => ({
              index, view, nav: walk.nav(element), text: walk.words(element), href: element.href ?? '', seen: walk.seen(element),
              pages: !!element.closest('.pager'), tells: !!element.closest('.tabs, .filters, .nav'), tab: !!element.closest('main .tabs'), current: element.hasAttribute('aria-current'),
            })).filter(link => link.seen && walk.ours(link.href)));
          },
          ours: href => !href || new URL(href).origin === location.origin,
          addresses: () => [...document.querySelectorAll('main a[href]')].filter(walk.seen).map(link => link.href).filter(walk.ours),
          text: () => document.querySelector('main')?.textContent ?? '', // innerText would lay the page out at every look
          remember: () => { walk.before = walk.text(); walk.from = location.pathname; walk.was = location.href; walk.at = performance.now(); },
          // A view changes its address and its mark before what it shows. Two views may read the same, so this wait has an end; two pages never do.
          stale: patient => walk.text() === walk.before && (patient || location.pathname !== walk.from || performance.now() - walk.at < 1000),
          // A window that is drawn and not open yet will lie over what can be clicked now.
          whole: () => document.readyState === 'complete' && !document.querySelector('main .skeletons, :is(.dialog, .drawer):not([open]) .overlay-header') && !!document.querySelector('main, .account'),
          settled(href) {
            if (walk.fault()) return walk.fault();
            if (!walk.whole() || (href && location.href !== href)) return null;
            return href !== walk.was && walk.stale(false) ? null : 'settled';
          },
          // Whether it is still what was seen there.
          stands([selector, index, link]) {
            walk.remember();
            const element = document.querySelectorAll(selector)[index];
            return !!element && walk.seen(element) && walk.nav(element) === link.nav && walk.words(element) === link.text && (element.href ?? '') === link.href;
          },
          arrived([selector, link]) {
            if (walk.fault()) return walk.fault();
            if (document.querySelector('main dialog[open]')) return 'arrived';
            if (link.href && location.href.split('#')[0] !== link.href.split('#')[0]) return null;
            if (!walk.whole()) return null;
            if ((link.pages || link.tells && !link.current || location.pathname !== walk.from) && walk.stale(link.pages || link.tab)) return null;
            if (link.tells && !link.current && ![...document.querySelectorAll(selector)].some(element => element.hasAttribute('aria-current') && walk.nav(element) === link.nav && walk.words(element) === link.text)) return null;
            return 'arrived';
          },
        };
        """;

    private readonly Dictionary<string, (int Clicks, string SeenAt)> _ways = [];

    public static async Task<Walk> BeginAsync(IPage page, string person, int times, WalkNotes notes, string start)
    {
        await page.AddInitScriptAsync(Script);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                notes.Fault(person, page.Url, $"the console says “{message.Text}”");
        };
        var walk = new Walk(page, person, times, notes);
        await walk.LoadAsync(start);
        return walk;
    }

    /// <summary>Whether the page is this person's to see, and does not send them on to the login or another page; asked without drawing it.</summary>
    public async Task<bool> MaySeeAsync(string path)
    {
        var answer = await page.APIRequest.GetAsync(path);
        return answer.Ok && new Uri(answer.Url).AbsolutePath == path.Split('?')[0] && !(await answer.TextAsync()).Contains("This page is not for your account", StringComparison.Ordinal);
    }

    /// <summary>Loads a page and clicks everything in it.</summary>
    public async Task LookAtAsync(RoutedPage routed, string path)
    {
        await OpenAsync(path);
        await AlongAsync(routed);
    }

    /// <summary>Clicks a link to a page that only links know the address of, goes back and forward, and looks at it.</summary>
    public async Task FollowAsync(RoutedPage routed, string seenAt, string address)
    {
        await OpenAsync(seenAt);
        var path = new Uri(address).PathAndQuery;
        var links = $"main a[href=\"{path}\"]:not([target])";
        if (await LinksAsync(links) is not [var link, ..])
        {
            // The row has moved on meanwhile, or the page is one below another that not everybody sees.
            if (await MaySeeAsync(path))
                await LookAtAsync(routed, path);
            return;
        }
        if (!await ClickAsync(links, link))
            await OpenAsync(path);
        await BackAndForwardAsync(path);
        await AlongAsync(routed);
    }

    /// <summary>Every entry of the menus around the page, each from where the one before led.</summary>
    public async Task MenusAsync(string start)
    {
        await OpenAsync(start);
        for (var time = 0; time < times; time++)
        {
            foreach (var entry in await LinksAsync(Menus))
            {
                if (await FindAsync(Menus, entry) is not { } target)
                {
                    await OpenAsync(start);
                    target = await FindAsync(Menus, entry);
                }
                if (target is null)
                    continue;
                await ClickAsync(Menus, target);
                if (time == 0)
                    await BackAndForwardAsync(entry.Text);
                notes.Clicked(person);
            }
        }
        await PopoversAsync(start);
    }

    private async Task PopoversAsync(string start)
    {
        await OpenAsync(start);
        foreach (var id in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[popovertarget]')].filter(walk.seen).filter(button => !button.closest('main')).map(button => button.getAttribute('popovertarget'))"))
        {
            var (button, links) = (page.Locator($"[popovertarget={id}]:visible"), $"#{id} a[href]");
            for (var i = 0; ; i++)
            {
                if (await button.CountAsync() == 0)
                    await OpenAsync(start);
                await button.ClickAsync();
                if ((await LinksAsync(links)).ElementAtOrDefault(i) is not { } entry)
                {
                    await page.Keyboard.PressAsync("Escape");
                    break;
                }
                await ClickAsync(links, entry);
                notes.Clicked(person);
            }
        }
    }

    // The innermost ways first, so that what a view shows is walked before the view is left.
    private async Task AlongAsync(RoutedPage routed)
    {
        _ways.Clear();
        notes.Visited(person, routed);
        var here = page.Url;
        var path = new Uri(here).AbsolutePath;
        var clicks = 0;
        while (true)
        {
            var links = await LinksAsync(Ways);
            await RememberAddressesAsync();
            foreach (var link in links)
                _ways.TryAdd(link.Key, (0, page.Url));
            if (links.LastOrDefault(link => _ways[link.Key].Clicks < times) is { } next)
            {
                _ways[next.Key] = (_ways[next.Key].Clicks + 1, page.Url);
                if (!await ClickAsync(Ways, next))
                {
                    _ways.Remove(next.Key);
                    continue;
                }
                notes.Clicked(person, next.Pages ? routed : null);
                clicks++;
                if (new Uri(page.Url).AbsolutePath != path)
                    await BackToAsync(here);
            }
            else if (_ways.Values.FirstOrDefault(way => way.Clicks < times) is { SeenAt: { } left })
                await BackToAsync(left);
            else
                break;
        }
        if (clicks > 0)
            await BackAndForwardAsync(path);
    }

    private async Task BackToAsync(string address)
    {
        await OpenAsync(address);
        // A way that is not there any more, as the newest page of a list has none to a newer one, cannot be gone twice.
        var there = (await LinksAsync(Ways)).Select(link => link.Key).ToHashSet();
        foreach (var (key, way) in _ways.Where(way => way.Value.SeenAt == address && way.Value.Clicks < times && !there.Contains(way.Key)).ToList())
            _ways[key] = (times, way.SeenAt);
    }

    private async Task BackAndForwardAsync(string what)
    {
        await SettleAsync(() => page.GoBackAsync(), $"back from {what}");
        await SettleAsync(() => page.GoForwardAsync(), $"forward to {what}");
    }

    /// <summary>False when it was not there any more.</summary>
    private async Task<bool> ClickAsync(string selector, Way way)
    {
        var from = page.Url;
        if (!await page.EvaluateAsync<bool>("asked => walk.stands(asked)", new object[] { selector, way.Index, way.ForScript }))
            return false;
        var outcome = await OutcomeAsync(() => page.Locator(selector).Nth(way.Index).ClickAsync(), "asked => globalThis.walk?.arrived(asked)", new object[] { selector, way.ForScript });
        if (outcome != "arrived")
        {
            notes.Fault(person, from, $"after a click on {way.Nav} “{way.Text}” {outcome}");
            await LoadAsync(from);
        }
        return true;
    }

    private async Task SettleAsync(Func<Task> act, string what, string? address = null)
    {
        await page.EvaluateAsync("walk.remember()");
        if (await SettledAsync(act, address) is { } fault)
        {
            notes.Fault(person, page.Url, $"{what}: {fault}");
            await LoadAsync(page.Url);
        }
    }

    /// <summary>What is wrong with where it leads; null when nothing is.</summary>
    private async Task<string?> SettledAsync(Func<Task> act, string? address)
    {
        var outcome = await OutcomeAsync(act, "href => globalThis.walk?.settled(href)", address);
        return outcome == "settled" ? null : outcome;
    }

    private async Task<string> OutcomeAsync(Func<Task> act, string until, object? argument)
    {
        try
        {
            await act();
            return await (await page.WaitForFunctionAsync(until, argument, Often)).JsonValueAsync<string>();
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            return $"it stays at {page.Url}: {e.Message.Split('\n')[0]}";
        }
    }

    /// <summary>As a link would lead there: within the circuit, unless one of both pages has none.</summary>
    private async Task OpenAsync(string path)
    {
        var address = new Uri(new Uri(page.Url), path);
        if (IsStatic(page.Url) || IsStatic(path))
            await LoadAsync(path);
        else
            await SettleAsync(() => page.EvaluateAsync("path => Blazor.navigateTo(path)", path), $"going to {path}", address.AbsoluteUri);
    }

    private async Task LoadAsync(string path)
    {
        if (await SettledAsync(() => IsStatic(path) ? page.OpenStaticAsync(path) : page.OpenAsync(path), null) is { } fault)
            notes.Fault(person, path, $"when it is opened {fault}");
    }

    private static bool IsStatic(string address) => RoutedPages.At(new Uri(new Uri("http://localhost"), address).AbsolutePath) is { IsStatic: true };

    private async Task<IReadOnlyList<Way>> LinksAsync(string selector) =>
        JsonSerializer.Deserialize<List<Way>>(await page.EvaluateAsync<string>("selector => walk.links(selector)", selector), JsonSerializerOptions.Web)!;

    private async Task<Way?> FindAsync(string selector, Way sought) =>
        (await LinksAsync(selector)).FirstOrDefault(link => link.Nav == sought.Nav && link.Text == sought.Text && link.Href == sought.Href);

    private async Task RememberAddressesAsync()
    {
        foreach (var address in await page.EvaluateAsync<string[]>("walk.addresses()"))
            if (RoutedPages.At(new Uri(address).AbsolutePath) is { HasParameters: true } routed)
            {
                notes.Seen(person, routed, page.Url, address);
                foreach (var (below, path) in RoutedPages.Below(routed, address))
                    notes.Seen(person, below, page.Url, path);
            }
    }

    private sealed record Way(int Index, string View, string Nav, string Text, string Href, bool Pages, bool Tells, bool Tab, bool Current)
    {
        public string Key => $"{View}|{Nav}|{Text}";

        public object ForScript => new { nav = Nav, text = Text, href = Href, pages = Pages, tells = Tells, tab = Tab, current = Current };
    }
}
