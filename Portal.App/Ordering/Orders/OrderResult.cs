using System.Globalization;
using Portal.App.Kit;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Services;

namespace Portal.App.Ordering;

/// <summary>What the result page says of an order: the big word, what it means, and the way on (SPEC 3).</summary>
/// <param name="Word">As the big headline.</param>
public sealed record OrderResult(Tone Tone, string Icon, string Word, string Meaning)
{
    public static OrderResult Of(OrderDetailsAnswer order) => (order.Status, order.Kind) switch
    {
        (OrderStatus.AwaitingPayment, _) when order.Attempt is { Status: PaymentStatus.Created } =>
            new(Tone.Warning, "clock", "Payment not made yet", "The payment gateway does not answer at the moment. We keep trying, and nothing is charged twice."),
        (OrderStatus.AwaitingPayment, _) => new(Tone.Warning, "card", "Payment not made yet", "Nothing was charged and nothing is lost. Pay the order, or put it back into the cart to change it."),
        (OrderStatus.PaymentPending, _) => new(Tone.Info, "clock", "Pending", "The payment was sent and waits for the bank. Nothing is set up before it arrives. This page follows by itself."),
        (OrderStatus.PaymentFailed, _) => new(Tone.Danger, "x", "Failed", $"{Failure(order)} Nothing is lost: pay again, or put the order back into the cart."),
        (OrderStatus.Paid or OrderStatus.Completed, OrderKind.Paid) => new(Tone.Success, "check", "Successful", Successful(order)),
        (OrderStatus.Requested, _) => new(Tone.Info, "send", "Your order has been sent and waits for approval.", "Our staff look at it and set the start date. You get an e-mail, and this page follows by itself."),
        (OrderStatus.Completed, _) or (OrderStatus.Paid, _) => new(Tone.Success, "check", "Approved", Approved(order)),
        (OrderStatus.Rejected, _) => new(Tone.Danger, "x", "Rejected", $"We could not accept this order: {order.CloseReason}"),
        (OrderStatus.Canceled, _) => new(Tone.Neutral, "x", "Canceled", $"{order.CloseReason}. Nothing was charged for it."),
    };

    /// <summary>What happens next, step by step, with who acts.</summary>
    public static IReadOnlyList<TimelineStep> Steps(OrderDetailsAnswer order) => order.Kind switch
    {
        OrderKind.Paid => [new("Ordered", StepState.Done, At: order.PlacedAt), Payment(order), SetUp(order), .. StartDate(order)],
        OrderKind.Requested => [new("Request sent", StepState.Done, At: order.PlacedAt), Approval(order), Start(order)],
    };

    private static TimelineStep Payment(OrderDetailsAnswer order) => order.Status switch
    {
        OrderStatus.AwaitingPayment => new("You pay", StepState.Current, "Your turn"),
        OrderStatus.PaymentPending => new("Payment on its way", StepState.Current, "The bank acts; you need to do nothing"),
        OrderStatus.PaymentFailed => new("Payment failed", StepState.Failed, "Your turn: pay again"),
        OrderStatus.Paid or OrderStatus.Completed => new("Paid", StepState.Done, At: order.PaidAt),
        OrderStatus.Canceled or OrderStatus.Rejected => new("Not paid", StepState.Failed, order.CloseReason),
        OrderStatus.Requested => new("Paid later", StepState.Next),
    };

    private static TimelineStep SetUp(OrderDetailsAnswer order)
    {
        var byHand = order.Lines.Any(line => line.Execution == ExecutionType.Manual);
        if (order.Services.Count == 0)
            return new("We set it up", StepState.Next, byHand ? "Partly by our staff, who get in touch" : "By itself, as soon as it is paid");
        var needs = order.Services.Where(service => service.Missing.Count > 0).Select(service => service.Name).ToList();
        if (needs.Count > 0)
            return new("We set it up", StepState.Current, $"Your turn: fill in what {string.Join(", ", needs)} {(needs.Count == 1 ? "needs" : "need")}");
        var waiting = order.Services.Where(service => service.Status is ServiceStatus.InProgress or ServiceStatus.Pending).Select(service => service.Name).ToList();
        return waiting.Count == 0 ? new("Set up", StepState.Done, $"{Services(order.Services.Count)} ready") : new("We set it up", StepState.Current, $"Our staff work on {string.Join(", ", waiting)}");
    }

    private static IEnumerable<TimelineStep> StartDate(OrderDetailsAnswer order)
    {
        var recurring = order.Lines.Any(line => line.Period is not null);
        if (!recurring || (order.Status == OrderStatus.Completed && order.Services.All(service => service.StartDate is null)))
            yield break;
        var open = order.Services.Count(service => service.AwaitsApproval);
        yield return (order.Services.Count, open) switch
        {
            (0, _) => new("We confirm the start date", StepState.Next, "Our staff; days that you paid before it are given back"),
            (_, 0) => new("Start date confirmed", StepState.Done, Starts(order)),
            (_, _) => new("We confirm the start date", StepState.Current, "Our staff act; days that you paid before it are given back"),
        };
    }

    private static TimelineStep Approval(OrderDetailsAnswer order) => order.Status switch
    {
        OrderStatus.Requested => new("We decide on it", StepState.Current, order.Ticket is null ? "Our staff act; the answer comes by e-mail" : "Our staff act; you can write to them in the ticket"),
        OrderStatus.Completed or OrderStatus.Paid => new("Approved", StepState.Done, order.Services.Any(service => service.Status == ServiceStatus.Rejected) ? "In part" : null),
        OrderStatus.Rejected => new("Rejected", StepState.Failed, order.CloseReason),
        OrderStatus.Canceled => new("Withdrawn", StepState.Failed, order.CloseReason),
        OrderStatus.AwaitingPayment or OrderStatus.PaymentPending or OrderStatus.PaymentFailed => new("We decide on it", StepState.Next),
    };

    private static TimelineStep Start(OrderDetailsAnswer order) => order.Status == OrderStatus.Completed
        ? new("Runs and is billed from the start date", order.Services.Any(service => service.Status == ServiceStatus.Pending) ? StepState.Current : StepState.Done, Starts(order))
        : new("It runs and is billed from the start date", StepState.Next);

    private static string? Starts(OrderDetailsAnswer order)
    {
        var days = order.Services.Where(service => service.StartDate is not null && service.Status != ServiceStatus.Rejected).Select(service => service.StartDate!.Value).Distinct().Order().ToList();
        return days.Count == 0 ? null : string.Join(", ", days.Select(day => DateText.Format(day, CultureInfo.CurrentCulture)));
    }

    private static string Failure(OrderDetailsAnswer order) => order.Attempt is { Failure.Length: > 0 } attempt ? Sentence(attempt.Failure) : "The payment was not completed.";

    private static string Successful(OrderDetailsAnswer order)
    {
        var paid = $"{MoneyFormat.Format(order.Total.Total, CultureInfo.CurrentCulture)} paid.";
        var active = order.Services.Count(service => service.Status == ServiceStatus.Active);
        var needs = order.Services.Count(service => service.Missing.Count > 0);
        if (needs > 0)
            return $"{paid} {Services(needs)} {(needs == 1 ? "waits" : "wait")} for data from you; {(needs == 1 ? "it is" : "they are")} set up as soon as it is there.";
        var inProgress = order.Services.Count - active;
        return (active, inProgress) switch
        {
            (0, 0) => paid,
            (_, 0) => $"{paid} {Services(active)} active.",
            (0, _) => $"{paid} {Services(inProgress)} being set up.",
            (_, _) => $"{paid} {Services(active)} active, {inProgress} being set up.",
        };
    }

    private static string Approved(OrderDetailsAnswer order) => Starts(order) is { } days ? $"Your order was approved. Start: {days}." : "Your order was approved.";

    private static string Services(int count) => count == 1 ? "1 service" : $"{count} services";

    private static string Sentence(string text) => text[^1] is '.' or '!' or '?' ? text : text + ".";
}
