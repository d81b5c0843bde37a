using System.Globalization;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Infrastructure.Identity;

namespace Portal.App.Support;

/// <summary>
/// Writes the portal's mails: pure, so that a preview is the mail. The caller adds what it gets to <c>db.Mails</c> in the
/// transaction of the cause; the outbox sends it. Dates and money are written as the partner's culture writes them.
/// </summary>
public sealed class MailTemplates(PortalOptions portal)
{
    public OutgoingMail OrderPaid(PartnerTerms terms, Customer customer, Order order, Invoice invoice, DateTime at) =>
        ToCustomer(terms, customer, MailKind.OrderPaid, $"order-paid:{order.Id}", at, new()
        {
            ["order"] = order.Number,
            ["lines"] = Lines(terms, order),
            ["total"] = Write(terms, invoice.Total.Total),
            ["tax"] = Write(terms, invoice.Total.Tax),
            ["invoice"] = invoice.Number ?? "",
            ["next"] = terms.Get(PartnerSettings.ApprovePaidOrders)
                ? "What happens next: we confirm the start date of each service and write to you. Days that you paid for before the start are credited."
                : "",
            ["link"] = Link(terms, $"/orders/{order.Number}"),
        });

    /// <param name="why">What the gateway said, in words for the customer.</param>
    public OutgoingMail PaymentFailed(PartnerTerms terms, Customer customer, Order order, string why, DateTime at) =>
        // Each failed try adds to the order's events, so each has a cause of its own and a repeated report has not.
        ToCustomer(terms, customer, MailKind.PaymentFailed, $"payment-failed:{order.Id}:{order.Events.Count}", at, new()
        {
            ["order"] = order.Number,
            ["total"] = Write(terms, order.Total.Total),
            ["reason"] = why,
            ["link"] = Link(terms, $"/orders/{order.Number}"),
        });

    public OutgoingMail RequestReceived(PartnerTerms terms, Customer customer, Order order, DateTime at) =>
        ToCustomer(terms, customer, MailKind.RequestReceived, $"request-received:{order.Id}", at, Request(terms, order, Link(terms, $"/orders/{order.Number}")));

    /// <summary>The whole order to each recipient of orders; nothing when the partner named none.</summary>
    public IReadOnlyList<OutgoingMail> OrderRequestToStaff(PartnerTerms terms, Customer customer, Order order, DateTime at)
    {
        var values = Request(terms, order, portal.BaseUrl + "/admin/approvals");
        values["customer"] = customer.Name;
        values["number"] = customer.Number;
        values["contact"] = string.Join('\n', new[] { customer.Email, customer.Phone, customer.Address }.Where(text => text.Length > 0));
        values["customer-link"] = $"{portal.BaseUrl}/admin/customers/{customer.Number}";
        return ToStaff(terms, MailKind.OrderRequest, $"order-request:{order.Id}", values, at);
    }

    /// <summary>The whole order as text, for the ticket that carries it.</summary>
    public string OrderInWords(PartnerTerms terms, Order order)
    {
        var wish = order.WishedStart is { } start ? $"\n\nWished start date: {Write(terms, start)}" : "";
        return $"{Lines(terms, order)}\n\nTotal: {Write(terms, order.Total.Total)} (tax included: {Write(terms, order.Total.Tax)}){wish}";
    }

    /// <param name="note">The credit note that the approval made; its amount is part of the credit that the mail explains.</param>
    /// <param name="invoice">The first invoice of a request.</param>
    public OutgoingMail ServiceApproved(PartnerTerms terms, Customer customer, Service service, CreditNote? note, Invoice? invoice, DateTime at)
    {
        var start = service.StartDate ?? throw new InvalidOperationException("The service is not approved yet.");
        var text = ServiceApprovedText(terms, customer, service, start, invoice?.Total, invoice?.DueOn);
        return new(customer.PartnerId, customer.Email, $"service-approved:{service.Id}:{service.ApprovalNumber}", text.Subject, text.Body, at);
    }

    /// <summary>
    /// The mail of an approval, before anything is saved. It depends only on what approving does not change, so it is word for
    /// word what <see cref="ServiceApproved"/> sends; numbers of documents are not known yet and not in it.
    /// </summary>
    /// <param name="firstBill">The total of the first invoice of a request; null when there is none.</param>
    /// <exception cref="Refusal">The start lies before the payment date.</exception>
    public MailText ServiceApprovedText(PartnerTerms terms, Customer customer, Service service, DateOnly start, TaxedAmount? firstBill, DateOnly? dueOn) =>
        Fill(terms, MailKind.ServiceApproved, new()
        {
            ["customer"] = customer.Name,
            ["service"] = service.Name,
            ["number"] = service.Number,
            ["start"] = Write(terms, start),
            ["credit"] = firstBill is null ? Credit(terms, service, start) : "",
            ["bill"] = Bill(terms, service, start, firstBill, dueOn),
            ["link"] = Link(terms, $"/services/{service.Number}"),
        });

    public OutgoingMail ServiceRejected(PartnerTerms terms, Customer customer, Service service, string reason, DateTime at) =>
        ToCustomer(terms, customer, MailKind.ServiceRejected, $"service-rejected:{service.Id}", at, new()
        {
            ["service"] = service.Name,
            ["number"] = service.Number,
            ["reason"] = reason,
            ["link"] = Link(terms, "/order"),
        });

    /// <summary>Once per service, with its data as the customer may know it.</summary>
    public OutgoingMail Welcome(PartnerTerms terms, Customer customer, Service service, DateTime at) =>
        ToCustomer(terms, customer, MailKind.Welcome, $"welcome:{service.Id}", at, new()
        {
            ["service"] = service.Name,
            ["number"] = service.Number,
            ["data"] = string.Join('\n', service.Parameters.Select(parameter => (parameter.Name, Value: parameter.InWords(service.Values)))
                .Where(line => line.Value.Length > 0).Select(line => $"{line.Name}: {line.Value}")),
            ["link"] = Link(terms, $"/services/{service.Number}"),
        });

    /// <summary>One per order, however many of its services miss something (SPEC 6).</summary>
    public OutgoingMail DataNeeded(PartnerTerms terms, Customer customer, Order order, IReadOnlyList<Service> unconfigured, DateTime at) =>
        ToCustomer(terms, customer, MailKind.DataNeeded, DataNeededCause(order), at, Missing(terms, order, unconfigured));

    internal static string DataNeededCause(Order order) => $"data-needed:{order.Id}";

    public OutgoingMail DataReminder(PartnerTerms terms, Customer customer, Order order, IReadOnlyList<Service> unconfigured, DateTime at) =>
        ToCustomer(terms, customer, MailKind.DataReminder, $"data-reminder:{order.Id}", at, Missing(terms, order, unconfigured));

    /// <summary>After the gateway paid a credit note back; a refund that failed and was repeated is told again.</summary>
    public OutgoingMail RefundSent(PartnerTerms terms, Customer customer, CreditNote note, DateTime at) =>
        ToCustomer(terms, customer, MailKind.RefundSent, $"refund-sent:{note.Id}:{note.Version}", at, new()
        {
            ["amount"] = Write(terms, note.Amount.Total),
            ["note"] = note.Number,
            ["service"] = note.ServiceName,
            ["link"] = Link(terms, "/invoices"),
        });

    public OutgoingMail TicketReply(PartnerTerms terms, Customer customer, Ticket ticket, TicketMessage message, DateTime at)
    {
        var values = Message(ticket, message, Link(terms, $"/tickets/{ticket.Number}"));
        values["author"] = message.AuthorKind == AuthorKind.System ? BrandName(terms) : message.Author;
        return ToCustomer(terms, customer, MailKind.TicketReply, $"ticket-message:{message.Id}", at, values);
    }

    /// <summary>A customer's message to each recipient of orders; nothing when the partner named none.</summary>
    public IReadOnlyList<OutgoingMail> TicketReplyToStaff(PartnerTerms terms, Customer customer, Ticket ticket, TicketMessage message, DateTime at)
    {
        var values = Message(ticket, message, $"{portal.BaseUrl}/admin/tickets/{ticket.Number}");
        values["customer"] = customer.Name;
        values["number"] = customer.Number;
        values["group"] = ticket.Group;
        values["priority"] = ticket.Priority.ToString().ToLowerInvariant();
        return ToStaff(terms, MailKind.TicketReplyToStaff, $"ticket-message:{message.Id}", values, at);
    }

    /// <param name="path">Path and query of the confirmation page, with its token.</param>
    public OutgoingMail ConfirmEmail(PartnerTerms terms, PortalUser user, string path, DateTime at) =>
        ToLogin(terms, user, MailKind.ConfirmEmail, OutgoingMail.ConfirmEmailCause, path, at);

    /// <param name="path">Path and query of the page for a new password, with its token.</param>
    public OutgoingMail ResetPassword(PartnerTerms terms, PortalUser user, string path, DateTime at) =>
        ToLogin(terms, user, MailKind.ResetPassword, OutgoingMail.ResetPasswordCause, path, at);

    /// <param name="path">Path and query of the page for a password, with its token.</param>
    public OutgoingMail Invitation(PartnerTerms terms, Customer customer, PortalUser user, string path, DateTime at) =>
        ToLogin(terms, user, MailKind.Invitation, OutgoingMail.ResetPasswordCause, path, at, customer.Name);

    /// <summary>To the owner of an address that somebody registered with; one a day.</summary>
    public OutgoingMail AlreadyRegistered(PartnerTerms terms, string email, DateTime at)
    {
        var text = Fill(terms, MailKind.AlreadyRegistered, new() { ["link"] = Link(terms, "/account/login") });
        return new(terms.Partner.Id, email, string.Create(CultureInfo.InvariantCulture, $"already-registered:{at:yyyy-MM-dd}"), text.Subject, text.Body, at);
    }

    /// <param name="email">The new address, which is not the login's yet.</param>
    /// <param name="path">Path and query of the confirmation page, with its token.</param>
    public OutgoingMail ConfirmNewEmail(PartnerTerms terms, PortalUser user, string email, string path, DateTime at)
    {
        var text = Fill(terms, MailKind.ConfirmNewEmail, new() { ["name"] = user.DisplayName, ["link"] = Link(terms, path) });
        return new(terms.Partner.Id, email, string.Create(CultureInfo.InvariantCulture, $"{OutgoingMail.ConfirmEmailCause}-new:{user.Id}:{at.Ticks}"), text.Subject, text.Body, at);
    }

    private OutgoingMail ToLogin(PartnerTerms terms, PortalUser user, MailKind kind, string cause, string path, DateTime at, string customer = "")
    {
        var text = Fill(terms, kind, new() { ["name"] = user.DisplayName, ["customer"] = customer, ["link"] = Link(terms, path) });
        // Asked for again means sent again, so the moment belongs to the cause.
        return new(terms.Partner.Id, user.Email!, string.Create(CultureInfo.InvariantCulture, $"{cause}:{user.Id}:{at.Ticks}"), text.Subject, text.Body, at);
    }

    private static OutgoingMail ToCustomer(PartnerTerms terms, Customer customer, MailKind kind, string cause, DateTime at, Dictionary<string, string> values)
    {
        values["customer"] = customer.Name;
        var text = Fill(terms, kind, values);
        return new(customer.PartnerId, customer.Email, cause, text.Subject, text.Body, at);
    }

    private static IReadOnlyList<OutgoingMail> ToStaff(PartnerTerms terms, MailKind kind, string cause, Dictionary<string, string> values, DateTime at)
    {
        var text = Fill(terms, kind, values);
        return [.. EmailAddress.List(terms.Get(PartnerSettings.OrderRecipients)).Select(to => new OutgoingMail(terms.Partner.Id, to, cause, text.Subject, text.Body, at))];
    }

    private static MailText Fill(PartnerTerms terms, MailKind kind, Dictionary<string, string> values)
    {
        values["brand"] = BrandName(terms);
        return terms.Mails.Of(kind).Fill(values);
    }

    private Dictionary<string, string> Missing(PartnerTerms terms, Order order, IReadOnlyList<Service> unconfigured) => new()
    {
        ["order"] = order.Number,
        ["missing"] = string.Join('\n', unconfigured.Select(service => $"- {service.Name} ({service.Number}): {string.Join(", ", service.Missing.Select(parameter => parameter.Name))}")),
        ["link"] = Link(terms, $"/services/{unconfigured[0].Number}/settings"),
    };

    private static Dictionary<string, string> Request(PartnerTerms terms, Order order, string link) => new()
    {
        ["order"] = order.Number,
        ["lines"] = Lines(terms, order),
        ["total"] = Write(terms, order.Total.Total),
        ["tax"] = Write(terms, order.Total.Tax),
        ["wished-start"] = order.WishedStart is { } start ? $"Wished start date: {Write(terms, start)}" : "",
        ["link"] = link,
    };

    private static Dictionary<string, string> Message(Ticket ticket, TicketMessage message, string link) => new()
    {
        ["ticket"] = ticket.Number,
        ["subject"] = ticket.Subject,
        ["message"] = message.Body,
        ["attachments"] = message.Attachments.Count == 0 ? "" : $"Attached: {string.Join(", ", message.Attachments.Select(file => file.FileName))}",
        ["link"] = link,
    };

    private static string Lines(PartnerTerms terms, Order order) => string.Join('\n', order.Lines.OrderBy(line => line.Position).Select(line => Line(terms, line)));

    private static string Line(PartnerTerms terms, OrderLine line)
    {
        var prices = new List<string>();
        if (line.Period is { } period)
            prices.Add($"{Write(terms, line.Recurring.Total)} / {period.InWords}");
        if (!line.OneTime.IsZero || line.Period is null)
            prices.Add($"{Write(terms, line.OneTime.Total)} once");
        if (!line.Setup.IsZero)
            prices.Add($"setup {Write(terms, line.Setup.Total)}");
        var text = $"- {line.Name}: {string.Join(", ", prices)}";
        if (string.Join(", ", line.ShownAddOns.Select(addOn => addOn.Words)) is { Length: > 0 } addOns)
            text = $"{text}\n  + {addOns}";
        return line.Contents.Count == 0 ? text : $"{text}\n  ({string.Join(", ", line.Contents)})";
    }

    private static string Credit(PartnerTerms terms, Service service, DateOnly start)
    {
        if (service.BilledSpan is not { } paid || service.CreditFor(start) is not { Amount.IsZero: false } credit)
            return "";
        return $"""
            You paid in advance: {Write(terms, service.Recurring.Total)} for {Write(terms, paid.From)} to {Write(terms, paid.LastDay)}
            Days before the start: {credit.UnusedDays} of {paid.Days}
            Credit for these days: {Write(terms, credit.Amount.Total)} (tax included: {Write(terms, credit.Amount.Tax)})
            The credit is yours: it is on your balance.
            """;
    }

    private static string Bill(PartnerTerms terms, Service service, DateOnly start, TaxedAmount? bill, DateOnly? dueOn)
    {
        if (bill is not { } first)
            return "";
        var due = dueOn is { } day ? $", due on {Write(terms, day)}" : "";
        var covers = service.Period is { } period ? $"\nIt covers {Write(terms, start)} to {Write(terms, period.EndOf(start).AddDays(-1))}." : "";
        return $"First invoice: {Write(terms, first.Total)} (tax included: {Write(terms, first.Tax)}){due}{covers}";
    }

    private string Link(PartnerTerms terms, string path) => portal.AddressOf(terms.Partner) + path;

    internal static string BrandName(PartnerTerms terms) => terms.Get(PartnerSettings.BrandName) is { Length: > 0 } brand ? brand : terms.Partner.Name;

    // Mails are plain text: the narrow no-break spaces of some cultures become ordinary ones, which every mail program shows.
    private static string Write(PartnerTerms terms, Money amount) => MoneyFormat.Format(amount, Culture(terms)).Replace('\u202F', ' ').Replace('\u00A0', ' ');

    private static string Write(PartnerTerms terms, DateOnly date) => DateText.Format(date, Culture(terms));

    private static CultureInfo Culture(PartnerTerms terms) => CultureInfo.GetCultureInfo(terms.Partner.Culture);
}
