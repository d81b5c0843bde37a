namespace Portal.App.Shell;

/// <summary>One entry of the side navigation. <paramref name="Exact"/>: current only on this very page, not below it.</summary>
public sealed record NavEntry(string Text, string Href, string Icon, bool Exact = false);

/// <summary>The entries of the three areas, most used first: on phones the first four stand in the bar, the others under More.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavEntry> Customer { get; } =
    [
        new("Dashboard", "/", "home", Exact: true),
        new("Order new products", "/order", "cart"),
        new("My services", "/services", "box"),
        new("Orders", "/orders", "file"),
        new("Invoices", "/invoices", "invoice"),
        new("Tickets", "/tickets", "ticket"),
    ];

    public static IReadOnlyList<NavEntry> Visitor { get; } = [new("Order new products", "/order", "cart")];

    public static IReadOnlyList<NavEntry> Admin { get; } =
    [
        new("Dashboard", "/admin", "home", Exact: true),
        new("Awaiting approval", "/admin/approvals", "check-circle"),
        new("Customers", "/admin/customers", "users"),
        new("Tickets", "/admin/tickets", "ticket"),
        new("Tasks", "/admin/tasks", "hand"),
        new("Operations", "/admin/operations", "repeat"),
        new("Orders", "/admin/orders", "file"),
        new("Billing", "/admin/billing", "invoice"),
        new("Products", "/admin/products", "box"),
        new("Partners", "/admin/partners", "building"),
        new("Config", "/admin/config/portal", "settings"),
        new("Modules", "/admin/modules", "server"),
        new("Departments", "/admin/departments", "layers"),
        new("Mail", "/admin/mail", "mail"),
        new("Audit", "/admin/audit", "shield"),
    ];

    public static IReadOnlyList<NavEntry> Partner { get; } =
    [
        new("Dashboard", "/partner", "home", Exact: true),
        new("Customers", "/partner/customers", "users"),
        new("Orders", "/partner/orders", "file"),
        new("Settings", "/partner/settings", "settings"),
    ];
}
