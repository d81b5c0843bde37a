using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Portal.Infrastructure.Payments.Sandbox.Pages;

/// <summary>The frame of the sandbox's pages: plain HTML that works without scripts and without the portal's style sheets.</summary>
internal static class SandboxPage
{
    /// <summary>On the pages of customers, where everybody may see the books.</summary>
    public sealed class LinkToBooks;

    public const string StylePath = "/sandbox/sandbox.css";

    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static Task WriteAsync(HttpContext context, string title, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        // The address of the page is the right to pay here; it goes to nobody else.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>{Encode(title)} · Sandbox</title>
              <link rel="stylesheet" href="/css/tokens.css">
              <link rel="stylesheet" href="{StylePath}">
            </head>
            <body class="sandbox">
            <main>
            {body}
            <footer><p>Sandbox: no money moves here, and real cards are not accepted.{(context.GetEndpoint()?.Metadata.GetMetadata<LinkToBooks>() is null ? "" : """ <a href="/sandbox/payments">All sandbox payments</a>""")}</p></footer>
            </main>
            </body>
            </html>
            """, context.RequestAborted);
    }

    /// <summary>After a form was sent: the browser asks for the next page, and reloading sends nothing again.</summary>
    public static Task SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    public static Task StyleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        return context.Response.WriteAsync(Style, context.RequestAborted);
    }

    private const string Style = """
        .sandbox { margin: 0; background: var(--canvas, #f6f7f9); color: var(--text, #171a21); font: 16px/1.5 var(--font, system-ui, sans-serif); overflow: auto; }
        .sandbox main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
        .sandbox main:has(table) { max-width: 75rem; }
        .sandbox h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .25rem; }
        .sandbox h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        .sandbox p { margin: 0 0 .75rem; }
        .sandbox .amount { font-size: 2.25rem; font-weight: 650; line-height: 1.2; margin: 0 0 1.25rem; font-variant-numeric: tabular-nums; }
        .sandbox .panel { background: var(--surface, #fff); border: 1px solid var(--line, #e3e6eb); border-radius: 10px; padding: 1.5rem; box-shadow: var(--shadow-1, none); }
        .sandbox label, .sandbox legend { display: block; font-weight: 600; font-size: .875rem; margin-bottom: .25rem; padding: 0; }
        .sandbox input[type=text] { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--surface, #fff); border: 1px solid var(--edge, #7d8696); border-radius: 6px; letter-spacing: .04em; }
        .sandbox .help, .sandbox footer { color: var(--text-2, #4a5260); font-size: .875rem; }
        .sandbox footer { margin-top: 1.5rem; }
        .sandbox .card-help { margin-top: .25rem; }
        .sandbox fieldset { border: 0; padding: 0; margin: 1rem 0; }
        .sandbox .choice { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; margin: 0 1.25rem 0 0; font-weight: 400; }
        .sandbox input[type=radio], .sandbox input[type=checkbox] { width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--brand, #2456e0); }
        .sandbox .buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 .75rem; }
        .sandbox button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; border-radius: 6px; border: 1px solid var(--edge, #7d8696); background: var(--surface, #fff); color: inherit; cursor: pointer; }
        .sandbox button:hover { background: var(--hover, #f2f4f7); }
        .sandbox button.main { flex: 1 1 12rem; background: var(--brand, #2456e0); border-color: transparent; color: var(--on-brand, #fff); }
        .sandbox button.main:hover { background: var(--brand-hover, #1d48c0); }
        .sandbox button.small { min-height: 2.25rem; padding: .25rem .75rem; font-size: .875rem; }
        .sandbox a { color: var(--brand-text, #1f4fd6); }
        .sandbox a.button { display: inline-block; padding: .625rem 1.25rem; border-radius: 6px; background: var(--brand, #2456e0); color: var(--on-brand, #fff); font-weight: 600; text-decoration: none; }
        .sandbox :focus-visible { outline: 2px solid var(--brand-edge, #2456e0); outline-offset: 2px; }
        .sandbox .problem { padding: .75rem 1rem; border-radius: 6px; background: var(--danger-tint, #fdecee); color: var(--danger-text, #ad1f2d); border: 1px solid var(--danger-line, #f5c2c7); }
        .sandbox details { margin-top: 1rem; font-size: .875rem; }
        .sandbox summary { cursor: pointer; min-height: 2rem; }
        .sandbox .scroll { overflow-x: auto; border: 1px solid var(--line, #e3e6eb); border-radius: 10px; background: var(--surface, #fff); }
        .sandbox table { border-collapse: collapse; width: 100%; font-size: .875rem; }
        .sandbox th, .sandbox td { text-align: left; padding: .75rem; border-bottom: 1px solid var(--line, #e3e6eb); vertical-align: top; }
        .sandbox td:first-child { min-width: 11rem; }
        .sandbox td.number, .sandbox time, .sandbox .chip { white-space: nowrap; }
        .sandbox tr:last-child td { border-bottom: 0; }
        .sandbox th { color: var(--text-2, #4a5260); font-weight: 600; }
        .sandbox .number { text-align: right; font-variant-numeric: tabular-nums; }
        .sandbox td form { display: inline-block; margin: .5rem .5rem 0 0; }
        .sandbox td code { display: block; overflow-wrap: anywhere; color: var(--text-2, #4a5260); }
        .sandbox code { font: .8125rem var(--mono, ui-monospace, monospace); }
        .sandbox .chip { display: inline-block; padding: .125rem .625rem; border-radius: 999px; font-size: .75rem; font-weight: 600; border: 1px solid var(--line-strong, #cdd3dc); }
        .sandbox .chip.good { background: var(--success-tint, #e6f6ef); color: var(--success-text, #0c6446); border-color: var(--success-line, #b3e2cd); }
        .sandbox .chip.wait { background: var(--warning-tint, #fdf3e2); color: var(--warning-text, #8a4706); border-color: var(--warning-line, #f3d6a4); }
        .sandbox .chip.bad { background: var(--danger-tint, #fdecee); color: var(--danger-text, #ad1f2d); border-color: var(--danger-line, #f5c2c7); }
        """;
}
