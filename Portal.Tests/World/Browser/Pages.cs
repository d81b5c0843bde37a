using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.World.Browser;

/// <summary>Steps that every browser test takes.</summary>
public static class Pages
{
    /// <summary>Opens a path and waits until its circuit is connected: what is clicked before that is lost.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.OpenStaticAsync(path);
        await page.IsInteractiveAsync();
    }

    /// <summary>Opens a path of a page that works without a circuit, such as login or a print view.</summary>
    public static async Task OpenStaticAsync(this IPage page, string path)
    {
        var answer = await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (answer is { Status: >= 500 })
            throw new InvalidOperationException($"{path} answered {answer.Status}: {await answer.TextAsync()}");
    }

    /// <summary>Waits until the address goes on like this, whether a whole page was loaded or the open one led there.</summary>
    public static Task IsAtAsync(this IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(new Regex($"//[^/]+{Regex.Escape(path)}", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Waits for the mark that the layout shows only while a circuit drives it (Shell/InteractiveMark).</summary>
    public static async Task IsInteractiveAsync(this IPage page) =>
        await page.Locator("#interactive").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
