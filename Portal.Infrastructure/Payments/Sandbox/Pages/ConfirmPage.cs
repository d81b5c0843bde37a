using Microsoft.AspNetCore.Http;
using static Portal.Infrastructure.Payments.Sandbox.Pages.SandboxPage;

namespace Portal.Infrastructure.Payments.Sandbox.Pages;

/// <summary>Plays the bank that asks the customer about a charge of a saved card.</summary>
internal sealed class ConfirmPage(SandboxStore store)
{
    public Task ShowAsync(HttpContext context) => store.Read(books => books.Find<Intent>(Id(context))) switch
    {
        null => WriteAsync(context, "No such payment", "<h1>There is no such payment</h1><p>Go back to the shop and start the payment again.</p>", 404),
        { Status: IntentStatus.RequiresAction } intent => WriteAsync(context, "Your bank asks", $"""
            <div class="panel">
              <h1>Your bank asks: is this payment yours?</h1>
              <p>{Encode(intent.Description)}</p>
              <p class="amount">{Encode(Wire.Text(intent.Amount, intent.Currency))}</p>
              <form method="post" action="/sandbox/confirm/{Encode(intent.Id)}">
                <div class="buttons"><button class="main" name="answer" value="yes">Confirm</button> <button name="answer" value="no">Refuse</button></div>
              </form>
            </div>
            """),
        var intent => LeaveAsync(context, intent),
    };

    public async Task ActAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (store.Write(books => books.Find<Intent>(Id(context)) is { } intent ? Intents.Answer(books, intent, form["answer"] == "yes") : null) is { } answered)
            await LeaveAsync(context, answered);
        else
            await ShowAsync(context);
    }

    private static Task LeaveAsync(HttpContext context, Intent intent)
    {
        if (intent.ReturnUrl is not { } back)
            return SeeOther(context, "/sandbox/payments");
        var status = intent.Status == IntentStatus.Succeeded ? "succeeded" : "failed";
        return SeeOther(context, $"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}payment_intent={intent.Id}&redirect_status={status}");
    }

    private static string? Id(HttpContext context) => context.Request.RouteValues["id"]?.ToString();
}
