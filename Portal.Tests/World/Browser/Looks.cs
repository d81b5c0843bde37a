using Microsoft.Playwright;

namespace Portal.Tests.World.Browser;

/// <summary>What a look at a page tells and no markup does: where words break and what is cut off.</summary>
public static class Looks
{
    private const string Broken = """
        () => {
            const number = /(?<![\w-])[A-Z][A-Z0-9]*-(?:[A-Z0-9]+-)*\d{5,}(?![\w-])/g;
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const wrong = [];
            while (words.nextNode()) {
                const text = words.currentNode;
                if (/^https?:/.test(text.data)) continue; // an address written out is longer than a phone is wide
                for (const found of text.data.matchAll(number)) {
                    const range = document.createRange();
                    range.setStart(text, found.index);
                    range.setEnd(text, found.index + found[0].length);
                    if (range.getClientRects().length > 1) wrong.push(`${found[0]} is broken in “${text.parentElement.outerHTML.slice(0, 200)}”`);
                }
            }
            for (const label of document.querySelectorAll('.nav-text, .brand-name'))
                if (label.clientWidth > 1 && (label.scrollWidth > label.clientWidth || label.scrollHeight > label.clientHeight + 1))
                    wrong.push(`“${label.textContent}” is cut off: ${label.scrollWidth}×${label.scrollHeight} in ${label.clientWidth}×${label.clientHeight}`);
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth > width) wrong.push(`${document.documentElement.scrollWidth} pixels wide on a screen of ${width}`);
            return wrong;
        }
        """;

    /// <summary>Fails when the number of a document is broken into two lines, a label of the frame is cut off, or something sticks out sideways.</summary>
    public static async Task ShouldFitAsync(this IPage page)
    {
        var wrong = await page.EvaluateAsync<string[]>(Broken);
        wrong.ShouldBeEmpty($"{page.Url} at {page.ViewportSize?.Width} pixels:\n{string.Join('\n', wrong)}");
    }
}
