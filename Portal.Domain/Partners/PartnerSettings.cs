using System.Globalization;
using Portal.Domain.Support;

namespace Portal.Domain.Partners;

/// <summary>How requests reach the staff (SPEC 5: <b>Receive orders by</b>).</summary>
public enum OrderChannel { Tickets, Email }

/// <summary>What customers may pay with.</summary>
[Flags]
public enum PaymentMethods { None = 0, Card = 1, SavedCard = 2, Balance = 4 }

/// <summary>Every field of Config → Main → Portal → Per partner settings → Order new products (SPEC 5).</summary>
public static class PartnerSettings
{
    public static readonly Setting<bool> OrderingEnabled = Switch("ordering.enabled", "Enable ordering",
        "Customers see product cards and can order.", builtIn: true);

    public static readonly Setting<bool> AcceptGatewayPayment = Switch("payment.gateway", "Accept payment via payment gateway",
        "On: customers pay when they order. Off: an order is a request that staff approve.", builtIn: false);

    public static readonly Setting<PaymentMethods> Methods = new("payment.methods", "Payment methods",
        "What customers may pay with.", PaymentMethods.Card | PaymentMethods.SavedCard | PaymentMethods.Balance,
        value => value.ToString(), ReadMethods);

    public static readonly Setting<OrderChannel> ReceiveOrdersBy = Choice("orders.channel", "Receive orders by",
        "Where requests arrive.", OrderChannel.Tickets);

    public static readonly Setting<string> OrderRecipients = Text("orders.recipients", "Recipients",
        "E-mail addresses that receive orders, separated by commas.", "", 500, EmailAddress.CheckList);

    public static readonly Setting<string> TicketGroup = Text("orders.ticket-group", "Ticket group",
        "The group that new order tickets belong to.", "Sales", 60);

    public static readonly Setting<TicketPriority> TicketPriority = Choice("orders.ticket-priority", "Ticket priority",
        "The priority of new order tickets.", Support.TicketPriority.Medium);

    public static readonly Setting<bool> ApprovePaidOrders = Switch("orders.approve-paid", "Approval needed for paid orders",
        "Staff confirm the start date of services that were paid up front.", builtIn: true);

    public static readonly Setting<bool> PricesWithTax = Switch("prices.with-tax", "Show prices with tax",
        "On cards and in the cart. Documents always show both.", builtIn: true);

    public static readonly Setting<bool> OrderLinks = Switch("orders.links", "Allow order links",
        "A product's page can be opened from a link on your website.", builtIn: true);

    public static readonly Setting<bool> GuestOrders = Switch("orders.guests", "Allow guest orders",
        "Visitors may browse and fill a cart before they sign in.", builtIn: true);

    public static readonly Setting<int> InvoiceDueDays = Days("invoices.due-days", "Days until an invoice is due",
        "For services that were requested and approved.", builtIn: 14);

    public static readonly Setting<int> DataReminderDays = Days("orders.data-reminder", "Days until a reminder of missing data",
        "Customers whose order waits for data get one e-mail at once, and one more after these days. 0: no reminder.", builtIn: 3);

    public static readonly Setting<string> BrandName = Text("brand.name", "Brand name", "Shown at the top of every page.", "", 60);

    public static readonly Setting<string> BrandLogo = Text("brand.logo", "Logo",
        "Address of a picture that is shown beside the name, such as /pictures/logo-harbour.svg.", "", 300, CheckLogo);

    public static readonly Setting<string> BrandColour = Text("brand.colour", "Brand colour",
        "Buttons and links take this colour. Text on it stays readable by itself.", "#2f5bea", 7, CheckColour);

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        OrderingEnabled, AcceptGatewayPayment, Methods, ReceiveOrdersBy, OrderRecipients, TicketGroup, TicketPriority,
        ApprovePaidOrders, PricesWithTax, OrderLinks, GuestOrders, InvoiceDueDays, DataReminderDays, BrandName, BrandLogo, BrandColour,
    ];

    /// <exception cref="Refusal">There is no such setting.</exception>
    public static Setting Find(string key) => All.FirstOrDefault(setting => setting.Key == key) ?? throw Refusal.NotFound("setting");

    private static Setting<bool> Switch(string key, string label, string help, bool builtIn) => new(key, label, help, builtIn,
        value => value ? "on" : "off",
        text => text switch { "on" => true, "off" => false, _ => throw new Refusal("setting.switch", $"{label} is on or off.", key) });

    private static Setting<T> Choice<T>(string key, string label, string help, T builtIn) where T : struct, Enum => new(key, label, help, builtIn,
        value => value.ToString(),
        text => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value)
            ? value
            : throw new Refusal("setting.choice", $"{label}: choose one of {string.Join(", ", Enum.GetNames<T>())}.", key));

    private static Setting<string> Text(string key, string label, string help, string builtIn, int longest, Action<string, string>? check = null) =>
        new(key, label, help, builtIn, value => value, text =>
        {
            if (text.Length > longest || text.Any(char.IsControl))
                throw new Refusal("setting.text", $"{label}: use at most {longest} characters in one line.", key);
            check?.Invoke(text, key);
            return text;
        });

    private static PaymentMethods ReadMethods(string text) =>
        Enum.TryParse<PaymentMethods>(text, out var methods) && methods != PaymentMethods.None && (int)methods < 8
            ? methods
            : throw new Refusal("setting.methods", "Choose at least one payment method.", "payment.methods");

    private static Setting<int> Days(string key, string label, string help, int builtIn) => new(key, label, help, builtIn,
        value => value.ToString(CultureInfo.InvariantCulture),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 365
            ? days
            : throw new Refusal("setting.days", "Use a number of days from 0 to 365.", key));

    private static void CheckLogo(string text, string key)
    {
        // Only this site's own pictures: a foreign picture would tell its host who visits, and the page policy blocks it.
        if (text.Length > 0 && (!text.StartsWith("/pictures/", StringComparison.Ordinal) || text.Contains("..", StringComparison.Ordinal)))
            throw new Refusal("setting.logo", "Use a picture of this site: an address that starts with /pictures/.", key);
    }

    private static void CheckColour(string text, string key)
    {
        if (text.Length != 7 || text[0] != '#' || !text.AsSpan(1).ContainsOnlyHex())
            throw new Refusal("setting.colour", "Write the colour as # and six hex digits, such as #2f5bea.", key);
    }

    private static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiHexDigit(letter))
                return false;
        return true;
    }
}
