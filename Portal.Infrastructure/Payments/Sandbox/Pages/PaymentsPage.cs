using System.Globalization;
using Microsoft.AspNetCore.Http;
using static Portal.Infrastructure.Payments.Sandbox.Pages.SandboxPage;

namespace Portal.Infrastructure.Payments.Sandbox.Pages;

/// <summary>The sandbox's side of the books, and the buttons that shorten waiting.</summary>
internal sealed class PaymentsPage(SandboxStore store)
{
    private const int Shown = 100;

    public Task ShowAsync(HttpContext context)
    {
        var (intents, refunds, waiting) = store.Read(books =>
        {
            var recent = books.List<Intent>(limit: Shown);
            return (recent, recent.SelectMany(intent => books.List<Refund>(intent.Id)).ToList(), books.NextDue<Event>() is not null);
        });
        return WriteAsync(context, "Payments", $"""
            <h1>Sandbox payments</h1>
            <p class="help">The latest {Shown}, newest first. {(waiting ? "Some events still wait for delivery." : "All events are delivered.")}</p>
            {(intents.Count == 0 ? """<div class="panel"><p>No payment yet. Order something in the shop and come back.</p><a class="button" href="/order">Order new products</a></div>""" : Table("Payments", "<th>Payment</th><th>Status</th><th class=\"number\">Amount</th><th class=\"number\">Refunded</th><th>Time</th>", intents.Select(Row)))}
            {(refunds.Count == 0 ? "" : "<h2>Refunds</h2>" + Table("Refunds", "<th>Refund</th><th>Status</th><th class=\"number\">Amount</th><th>Time</th>", refunds.Select(Row)))}
            """);
    }

    public Task SettleAsync(HttpContext context) => EndAsync(context, true);

    public Task FailAsync(HttpContext context) => EndAsync(context, false);

    private Task EndAsync(HttpContext context, bool paid)
    {
        var id = context.Request.RouteValues["id"]?.ToString();
        store.Write(books => (books.Find<Intent>(id) is { } intent && Intents.Settle(books, intent, paid) is not null)
            || (books.Find<Refund>(id) is { } refund && Refunds.Settle(books, refund, paid) is not null));
        return SeeOther(context, "/sandbox/payments");
    }

    private static string Table(string name, string head, IEnumerable<string> rows) => $"""
        <div class="scroll" role="region" aria-label="{name}" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{string.Concat(rows)}</tbody></table></div>
        """;

    private static string Row(Intent intent) => $"""
        <tr><td>{Encode(intent.Description)} <code>{Encode(intent.Id)}</code></td>
        <td>{Chip(intent)} {(intent.Status == IntentStatus.Processing ? Buttons(intent.Id) : "")}</td>
        <td class="number">{Encode(Wire.Text(intent.Amount, intent.Currency))}</td>
        <td class="number">{(intent.Refunded == 0 ? "" : Encode(Wire.Text(intent.Refunded, intent.Currency)))}</td><td>{Time(intent.Created)}</td></tr>
        """;

    private static string Row(Refund refund) => $"""
        <tr><td><code>{Encode(refund.Id)}</code> <code>of {Encode(refund.Intent)}</code></td>
        <td>{Chip(refund.Status)} {(refund.SettlesAt is null ? "" : Buttons(refund.Id))}</td>
        <td class="number">{Encode(Wire.Text(refund.Amount, refund.Currency))}</td><td>{Time(refund.Created)}</td></tr>
        """;

    private static string Buttons(string id) => $"""
        <div><form method="post" action="/sandbox/payments/{Encode(id)}/settle"><button class="small">Settle now</button></form>
        <form method="post" action="/sandbox/payments/{Encode(id)}/fail"><button class="small">Fail now</button></form></div>
        """;

    private static string Chip(Intent intent) => intent.Status switch
    {
        IntentStatus.Succeeded => Chip("good", "✓ Succeeded"),
        IntentStatus.Processing => Chip("wait", $"… Processing, {(intent.WillFail ? "will fail" : "will settle")}"),
        IntentStatus.RequiresAction => Chip("wait", "? Waits for confirmation"),
        IntentStatus.RequiresPaymentMethod when intent.LastError is { } error => Chip("bad", $"✗ {error.DeclineCode ?? error.Code}"),
        IntentStatus.RequiresPaymentMethod or IntentStatus.RequiresConfirmation => Chip("", "Open"),
        IntentStatus.Canceled => Chip("", "✗ Canceled"),
    };

    private static string Chip(RefundStatus status) => status switch
    {
        RefundStatus.Succeeded => Chip("good", "✓ Succeeded"),
        RefundStatus.Pending => Chip("wait", "… Pending"),
        RefundStatus.Failed => Chip("bad", "✗ Failed"),
        RefundStatus.Canceled => Chip("", "✗ Canceled"),
    };

    private static string Chip(string colour, string text) => $"""<span class="chip {colour}">{Encode(text)}</span>""";

    private static string Time(DateTimeOffset at) => $"""<time datetime="{at:O}">{at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>""";
}
