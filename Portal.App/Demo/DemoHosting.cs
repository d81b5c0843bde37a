using Portal.Domain.Catalog;
using Portal.Domain.Customers;

namespace Portal.App.Demo;

/// <summary>The recurring products of the demo's catalogue.</summary>
internal static class DemoHosting
{
    public static IEnumerable<DemoProduct> All =>
    [
        new("virtual-server-s", ProductType.Recurring, "1M")
        {
            Name = "Virtual Server S", Text = "Two cores, 4 GB, 80 GB: enough for a shop or a game night.",
            Details = "KVM with your choice of Linux, a snapshot each night, 20 TB of traffic. Grows later without moving.",
            Icon = "server", Picture = "/pictures/products.svg#server", Features = ["2 cores, 4 GB memory", "80 GB NVMe", "Nightly snapshot"],
            Eur = (12.00m, 0m), Gbp = (10.50m, 0m), Jpy = (1980m, 0m),
        },
        new("virtual-server-l", ProductType.Recurring, "3M")
        {
            Name = "Virtual Server L", Text = "Eight cores for what has to be quick, billed every three months.",
            Details = "Eight cores, 32 GB memory, 400 GB NVMe in two copies. Billed for three months, ten percent below the price per month.",
            Icon = "server", Picture = "/pictures/products.svg#server", Features = ["8 cores, 32 GB memory", "400 GB NVMe, two copies", "Billed every 3 months"],
            Eur = (159.00m, 0m), Gbp = (139.00m, 0m), Jpy = (26400m, 0m),
        },
        new("managed-firewall", ProductType.Recurring, "1M")
        {
            Name = "Managed Firewall", Text = "We watch your network around the clock and close what should be closed.",
            Details = "A firewall at your line or server, rules kept by our engineers, a report each month, changes within four hours.",
            After = "Our engineers put your rules in place and agree on the start date with you.",
            Icon = "shield", Picture = "/pictures/products.svg#office", Features = ["Watched 24 hours a day", "Changes within 4 hours", "Report each month"],
            Eur = (100.00m, 0m), Gbp = (88.00m, 0m), Jpy = (16500m, 0m),
        },
        new("web-hosting", ProductType.Recurring, "12M")
        {
            Name = "Web Hosting", Text = "50 GB of web space with certificates that renew themselves.",
            Details = "PHP, Python and static pages, ten databases, a copy each night kept for thirty days. Paid once a year.",
            Icon = "globe", Picture = "/pictures/products.svg#domain", Features = ["50 GB, 10 databases", "Certificates included", "Copies of 30 days"],
            Eur = (71.88m, 0m), Gbp = (60.00m, 0m), Jpy = (9800m, 0m),
        },
        new("domain-com", ProductType.Recurring, "12M")
        {
            Name = ".com domain", Text = "Your name on the web, for a year at a time.",
            Details = "Registration, DNS with DNSSEC, forwarding. Moves in and out are free of charge.",
            Icon = "tag", Picture = "/pictures/products.svg#domain", Features = ["DNS with DNSSEC", "Forwarding for mail and web"],
            Eur = (14.90m, 0m), Gbp = (12.90m, 0m), Jpy = (1980m, 0m),
        },
        new("mailboxes-10", ProductType.Recurring, "30D")
        {
            Name = "Mailboxes 10", Text = "Ten mailboxes of 25 GB under your own name.",
            Details = "Calendar and contacts included, spam stays outside, works with every program and phone. Billed every 30 days.",
            Icon = "mail", Features = ["10 × 25 GB", "Calendar and contacts", "Spam stays outside"],
            Eur = (7.50m, 0m), Gbp = (6.50m, 0m), Jpy = (1180m, 0m),
        },
        new("cloud-backup", ProductType.Recurring, "6M")
        {
            Name = "Cloud Backup 1 TB", Text = "Encrypted before it leaves your house, kept in two places.",
            Details = "One terabyte for computers, phones and network drives. The key stays with you. Billed every six months.",
            Icon = "lock", Picture = "/pictures/products.svg#backup", Features = ["1 TB in two places", "Encrypted with your key", "Versions of 90 days"],
            Eur = (35.40m, 0m), Gbp = (31.00m, 0m), Jpy = (5900m, 0m),
        },
        new("local-press", ProductType.Recurring, "1M")
        {
            Name = "Local Press Digital", Text = "Four regional papers on all your screens, at the reduced tax rate.",
            Details = "Every edition from five in the morning, archive of ten years, five readers per household.",
            Icon = "file", Features = ["4 papers, all editions", "5 readers", "Archive of 10 years"],
            Eur = (7.90m, 0m), Gbp = (6.90m, 0m), Jpy = (980m, 0m), Tax = "reduced",
        },
        new("loyal-support", ProductType.Recurring, "1M")
        {
            Name = "Personal Support", Text = "One person who knows your network, on a direct number.",
            Details = "For customers who have been with us for long: a named contact, an answer within thirty minutes on working days.",
            After = "Your contact calls you to get to know your network.", Icon = "star", Badge = "For you", Features = ["A named contact", "Answer in 30 minutes"],
            Eur = (19.00m, 0m), Gbp = (17.00m, 0m), ByHand = true, For = Audience.Everyone with { Labels = ["loyal"] },
        },
        new("colocation", ProductType.Recurring, "12M")
        {
            Name = "Colocation Half Rack", Text = "21 units in our own data centre, two power feeds.",
            Details = "Two feeds of 16 A, cross-connects, access with a card at any hour. Prices without tax.",
            After = "We show you the place and agree on the contract.", Icon = "layers", Picture = "/pictures/products.svg#server", Features = ["21 units", "2 × 16 A", "Access at any hour"],
            Eur = (4800.00m, 500.00m), Gbp = (4200.00m, 450.00m), WithoutTax = true, Contract = 36, ByHand = true, For = Audience.Everyone with { Categories = [CustomerCategory.Business] },
        },
        new("dsl-16", ProductType.Internet, "1M")
        {
            Name = "DSL 16", Text = "Replaced by fibre; existing contracts go on.",
            Details = "No longer sold.", Icon = "wifi", Eur = (19.90m, 0m), Enabled = false,
        },
        new("staff-line", ProductType.Internet, "1M")
        {
            Name = "Employee line", Text = "For our own people, ordered by the office.",
            Details = "Not shown on the portal.", Icon = "users", Eur = (5.00m, 0m), Shown = false,
        },
    ];
}
