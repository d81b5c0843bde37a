namespace Portal.Domain.Support;

/// <summary>What is known of a kind of mail: its name on screen, what it may say, what it must say, and its built-in English text.</summary>
/// <param name="Required">Placeholders without which the mail would be of no use.</param>
public sealed record MailForm(MailKind Kind, string Name, string About, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Required, MailText BuiltIn)
{
    /// <summary>In the order of the template list.</summary>
    public static IReadOnlyList<MailForm> All { get; } = [.. Enum.GetValues<MailKind>().Select(Of)];

    /// <exception cref="Refusal">The text is empty, too long, or uses or misses a placeholder.</exception>
    public void Check(MailText text)
    {
        if (string.IsNullOrWhiteSpace(text.Subject) || text.Subject.Length > 200 || text.Subject.Any(char.IsControl))
            throw new Refusal("mail-template.subject", "Write a subject of up to 200 characters in one line.", "Subject");
        if (string.IsNullOrWhiteSpace(text.Body) || text.Body.Length > 10_000)
            throw new Refusal("mail-template.body", "Write a text of up to 10,000 characters.", "Body");
        CheckPlaceholders(text.Subject, "Subject");
        CheckPlaceholders(text.Body, "Body");
        foreach (var required in Required)
            if (!MailText.PlaceholdersIn(text.Body).Contains(required))
                throw new Refusal("mail-template.required", $"The text must contain {{{{{required}}}}}: without it the mail is of no use.", "Body");
    }

    private void CheckPlaceholders(string text, string field)
    {
        foreach (var used in MailText.PlaceholdersIn(text))
            if (!Placeholders.Contains(used))
                throw new Refusal("mail-template.placeholder",
                    $"This mail knows no {{{{{used}}}}}. Use {string.Join(", ", Placeholders.Select(name => $"{{{{{name}}}}}"))}.", field);
    }

    public static MailForm Of(MailKind kind) => kind switch
    {
        MailKind.OrderPaid => new(kind, "Order paid", "To the customer, when the payment of an order succeeded.",
            ["customer", "order", "lines", "total", "tax", "invoice", "next", "link", "brand"], [], new("Your order {{order}} is paid", """
            Hello {{customer}},

            thank you for your order {{order}}. We received your payment.

            {{lines}}

            Paid: {{total}} (tax included: {{tax}})
            Invoice: {{invoice}}

            {{next}}

            Your order: {{link}}

            {{brand}}
            """)),
        MailKind.PaymentFailed => new(kind, "Payment failed", "To the customer, when a payment did not go through.",
            ["customer", "order", "total", "reason", "link", "brand"], ["link"], new("The payment for order {{order}} did not go through", """
            Hello {{customer}},

            the payment of {{total}} for your order {{order}} did not go through.

            Reason: {{reason}}

            Nothing is lost and nothing was charged. You can pay the order again here:
            {{link}}

            {{brand}}
            """)),
        MailKind.RequestReceived => new(kind, "Request received", "To the customer, when an order was sent for approval.",
            ["customer", "order", "lines", "total", "tax", "wished-start", "link", "brand"], [], new("We received your order {{order}}", """
            Hello {{customer}},

            your order {{order}} has been sent and waits for approval. We write to you as soon as it is decided.

            {{lines}}

            Total of the first bill: {{total}} (tax included: {{tax}})
            {{wished-start}}

            Your order: {{link}}

            {{brand}}
            """)),
        MailKind.OrderRequest => new(kind, "Order to approve", "To the recipients of orders, when a customer sent an order for approval.",
            ["customer", "number", "contact", "order", "lines", "total", "tax", "wished-start", "link", "customer-link", "brand"], ["link"],
            new("Order {{order}} from {{customer}} waits for approval", """
            {{customer}} ({{number}}) sent the order {{order}}.

            {{lines}}

            Total of the first bill: {{total}} (tax included: {{tax}})
            {{wished-start}}

            {{contact}}

            Approve it: {{link}}
            The customer: {{customer-link}}
            """)),
        MailKind.ServiceApproved => new(kind, "Service approved", "To the customer, when the start date of a service was decided.",
            ["customer", "service", "number", "start", "credit", "bill", "link", "brand"], ["start"], new("{{service}} starts on {{start}}", """
            Hello {{customer}},

            your service {{service}} ({{number}}) starts on {{start}}.

            {{credit}}

            {{bill}}

            Your service: {{link}}

            {{brand}}
            """)),
        MailKind.ServiceRejected => new(kind, "Request turned down", "To the customer, when a requested service was turned down.",
            ["customer", "service", "number", "reason", "link", "brand"], ["reason"], new("Your request for {{service}} was turned down", """
            Hello {{customer}},

            we cannot provide {{service}} ({{number}}).

            Reason: {{reason}}

            Nothing is billed for it. Other services: {{link}}

            {{brand}}
            """)),
        MailKind.Welcome => new(kind, "Service is set up", "To the customer, once, when a service was set up, with its data.",
            ["customer", "service", "number", "data", "link", "brand"], [], new("{{service}} is ready", """
            Hello {{customer}},

            your service {{service}} ({{number}}) is set up and active.

            {{data}}

            Your service: {{link}}

            {{brand}}
            """)),
        MailKind.DataNeeded => new(kind, "Data needed", "To the customer, once for an order, when services of it cannot be set up before data is filled in.",
            ["customer", "order", "missing", "link", "brand"], ["missing", "link"], new("Order {{order}}: we need something from you", """
            Hello {{customer}},

            before we can set up your order {{order}} we need:

            {{missing}}

            Fill it in here, and it goes on by itself: {{link}}

            {{brand}}
            """)),
        MailKind.DataReminder => new(kind, "Data still needed", "To the customer, when data for an order is still missing after the days that the partner set.",
            ["customer", "order", "missing", "link", "brand"], ["missing", "link"], new("Reminder: your order {{order}} waits for your data", """
            Hello {{customer}},

            your order {{order}} is paid, and still waits for:

            {{missing}}

            Fill it in here, and it goes on by itself: {{link}}

            {{brand}}
            """)),
        MailKind.RefundSent => new(kind, "Money paid back", "To the customer, when a credit note was paid back through the gateway.",
            ["customer", "amount", "note", "service", "link", "brand"], [], new("We paid back {{amount}}", """
            Hello {{customer}},

            we paid back {{amount}} for credit note {{note}} ({{service}}). Depending on your bank it takes some days to arrive.

            Your documents: {{link}}

            {{brand}}
            """)),
        MailKind.TicketReply => new(kind, "Answer to a ticket", "To the customer, when staff answered a ticket.",
            ["customer", "ticket", "subject", "author", "message", "attachments", "link", "brand"], ["link"], new("[{{ticket}}] {{subject}}", """
            Hello {{customer}},

            {{author}} answered your ticket {{ticket}}:

            {{message}}

            {{attachments}}

            Read and answer it here: {{link}}

            {{brand}}
            """)),
        MailKind.TicketReplyToStaff => new(kind, "Ticket message to staff", "To the recipients of orders, when a customer wrote in a ticket.",
            ["customer", "number", "ticket", "subject", "group", "priority", "message", "attachments", "link", "brand"], ["link"],
            new("[{{ticket}}] {{customer}}: {{subject}}", """
            {{customer}} ({{number}}) wrote in ticket {{ticket}}, {{group}}, {{priority}} priority:

            {{message}}

            {{attachments}}

            Answer it here: {{link}}
            """)),
        MailKind.ConfirmEmail => new(kind, "Confirm e-mail address", "To a new login, with the link that confirms its address.",
            ["name", "link", "brand"], ["link"], new("Confirm your e-mail address for {{brand}}", """
            Hello {{name}},

            please confirm that this is your e-mail address:
            {{link}}

            If you did not register with us, ignore this mail.

            {{brand}}
            """)),
        MailKind.ResetPassword => new(kind, "Reset password", "To a login that forgot its password, with the link to set a new one.",
            ["name", "link", "brand"], ["link"], new("Set a new password for {{brand}}", """
            Hello {{name}},

            with this link you can set a new password:
            {{link}}

            If you did not ask for it, ignore this mail: your password stays as it is.

            {{brand}}
            """)),
        MailKind.AlreadyRegistered => new(kind, "Already registered", "To an address that somebody registered with although it has a login.",
            ["link", "brand"], ["link"], new("You have a login at {{brand}}", """
            Hello,

            somebody, probably you, wanted to register with this address. It has a login already. Log in here, or ask there for a
            new password:
            {{link}}

            If it was not you, ignore this mail: nothing was changed.

            {{brand}}
            """)),
        MailKind.ConfirmNewEmail => new(kind, "Confirm new e-mail address", "To the address that a login wants to have, with the link that confirms it.",
            ["name", "link", "brand"], ["link"], new("Confirm your new e-mail address for {{brand}}", """
            Hello {{name}},

            please confirm that this is your new e-mail address. Until then you log in with the old one.
            {{link}}

            If you did not ask for it, ignore this mail.

            {{brand}}
            """)),
        MailKind.Invitation => new(kind, "Invitation", "To a new login of a customer that staff opened, with the link to choose its password.",
            ["name", "customer", "link", "brand"], ["link"], new("Your login for {{brand}}", """
            Hello {{name}},

            you can now log in for {{customer}}. Choose your password here within a day:
            {{link}}

            Later than that, ask for a new password on the login page: your login stays.

            {{brand}}
            """)),
    };
}
