using Microsoft.AspNetCore.Http;
using Portal.Infrastructure.Payments.Sandbox.Api;
using static Portal.Infrastructure.Payments.Sandbox.Pages.SandboxPage;

namespace Portal.Infrastructure.Payments.Sandbox.Pages;

/// <summary>The hosted payment page. Whoever knows the session's id may pay it, as at Stripe.</summary>
internal sealed class PayPage(SandboxStore store, SandboxFaults faults)
{
    public Task ShowAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"]?.ToString();
        var (session, intent) = store.Read(books => (books.Find<Session>(id), books.Find<Intent>(books.Find<Session>(id)?.Intent)));
        return session switch
        {
            null => WriteAsync(context, "No such payment", "<h1>There is no such payment page</h1><p>Go back to the shop and start the payment again.</p>", 404),
            { Status: SessionStatus.Open } => FormAsync(context, session, intent?.LastError?.Message),
            { Status: SessionStatus.Complete } => ClosedAsync(context, session, session.Paid ? "This payment is complete" : "This payment is on its way", session.Success),
            _ => ClosedAsync(context, session, "This payment page has expired", session.CancelUrl),
        };
    }

    public async Task ActAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = context.Request.RouteValues["id"]?.ToString();
        if (store.Read(books => books.Find<Session>(id)) is not { Status: SessionStatus.Open } open)
        {
            // Pressed twice, or in two tabs: the first press counted.
            await ShowOrLeaveAsync(context, id);
            return;
        }

        var action = form["action"].ToString();
        var card = TestCard.Read(form["card"]);
        if (action != "decline" && card is null)
        {
            await FormAsync(context, open, "This is not a card number. Take one of the test cards below.", form["card"]);
            return;
        }

        var fault = faults.Take(SandboxFaults.Page);
        if (fault is not (FaultKind.None or FaultKind.Decline or FaultKind.Lost))
        {
            await FormAsync(context, open, "The payment page is out of order. Try again.", form["card"], 503);
            return;
        }

        try
        {
            store.Write(books =>
            {
                // Read again inside the transaction: another tab may have been faster.
                var session = books.Get<Session>(id);
                return action switch
                {
                    "pay-later" => Checkout.PayLater(books, session, card!, willFail: form["later"] == "fails"),
                    "decline" => Checkout.Pay(books, session, card ?? TestCard.Known[0], Declines.Generic),
                    _ => Checkout.Pay(books, session, card!, fault == FaultKind.Decline ? Declines.Generic : null),
                };
            });
        }
        catch (SandboxProblem)
        {
            // Closed meanwhile; the page says how.
        }

        if (fault == FaultKind.Lost)
            context.Abort();
        else
            await ShowOrLeaveAsync(context, id);
    }

    private Task ShowOrLeaveAsync(HttpContext context, string? id) =>
        store.Read(books => books.Find<Session>(id)) is { Status: SessionStatus.Complete } done ? SeeOther(context, done.Success) : SeeOther(context, $"/sandbox/pay/{Uri.EscapeDataString(id ?? "")}");

    private static Task ClosedAsync(HttpContext context, Session session, string headline, string? next) => WriteAsync(context, headline, $"""
        <div class="panel">
          <h1>{Encode(headline)}</h1>
          <p>{Encode(session.Title)}</p>
          <p class="amount">{Encode(Wire.Text(session.Amount, session.Currency))}</p>
          {(next is null ? "" : $"""<a class="button" href="{Encode(next)}">Back to the shop</a>""")}
        </div>
        """);

    private static Task FormAsync(HttpContext context, Session session, string? problem, string? number = null, int status = 200) => WriteAsync(context, "Pay", $"""
        <div class="panel">
          <h1>{Encode(session.Title)}</h1>
          <p class="amount">{Encode(Wire.Text(session.Amount, session.Currency))}</p>
          {(problem is null ? "" : $"""<p class="problem" role="alert" id="problem">{Encode(problem)}</p>""")}
          <form method="post" action="/sandbox/pay/{Encode(session.Id)}">
            <label for="card">Card number</label>
            <input type="text" id="card" name="card" inputmode="numeric" autocomplete="off" aria-describedby="card-help" value="{Encode(number ?? "4242 4242 4242 4242")}">
            <p class="help card-help" id="card-help">A test card; 4242 4242 4242 4242 pays.</p>
            {(session.SetupFutureUsage is null ? "" : """<label class="choice"><input type="checkbox" checked disabled> The card is saved for next time</label>""")}
            <div class="buttons"><button class="main" name="action" value="pay">Pay</button></div>
            <fieldset>
              <legend>Or try another course</legend>
              <label class="choice"><input type="radio" name="later" value="settles" checked> settles later</label>
              <label class="choice"><input type="radio" name="later" value="fails"> fails later</label>
              <div class="buttons"><button name="action" value="pay-later">Pay later</button> <button name="action" value="decline">Decline</button></div>
            </fieldset>
          </form>
          {(session.CancelUrl is null ? "" : $"""<p><a href="{Encode(session.CancelUrl)}">Leave without paying</a></p>""")}
          <details>
            <summary>Test cards</summary>
            <ul>{string.Concat(TestCard.Known.Select(card => $"<li><code>{Encode(card.Number)}</code> {Encode(card.Effect)}</li>"))}</ul>
          </details>
        </div>
        """, status);
}
