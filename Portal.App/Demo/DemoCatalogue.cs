using Portal.Domain.Catalog;
using Portal.Domain.Customers;

namespace Portal.App.Demo;

/// <summary>What the demo sells: lines, telephony, hosting, services by hand, and bundles of them.</summary>
internal static class DemoCatalogue
{
    private const string ByTechnician = "A technician calls you within one working day to agree on a date.";

    public static IReadOnlyList<Product> Make()
    {
        var made = new Dictionary<string, Product>(StringComparer.Ordinal);
        foreach (var product in Lines.Concat(Voices).Concat(DemoHosting.All).Concat(DemoProvisioning.Products).Concat(Once).Concat(Bundles))
            made.Add(product.Code, product.Make(made, made.Count));
        return [.. made.Values];
    }

    private static IEnumerable<DemoProduct> Lines =>
    [
        new("home-fibre-500", ProductType.Internet, "1M")
        {
            Name = "Home Fibre 500", Text = "Fast fibre for the whole family: films, games and video calls at the same time.",
            Details = "500 Mbit/s down and 250 Mbit/s up over fibre, without a data limit. The connection box is ours and stays with you as long as the contract runs. IPv4 and IPv6 included.",
            After = "Your line is switched on by itself; the date that you wish for is confirmed by us.",
            Icon = "wifi", Picture = "/pictures/products.svg#fibre", Badge = "Popular", Features = ["500 Mbit/s down, 250 up", "No data limit", "Connection box included"],
            Eur = (29.90m, 49.00m), Gbp = (26.00m, 40.00m), Jpy = (4980m, 5500m), Contract = 12,
        },
        new("home-fibre-1000", ProductType.Internet, "1M")
        {
            Name = "Home Fibre 1000", Text = "A gigabit for homes that work, learn and stream.",
            Details = "1,000 Mbit/s down and 500 Mbit/s up over fibre, with a Wi-Fi 7 box. If the line is down for more than four hours, the day costs nothing.",
            Icon = "bolt", Picture = "/pictures/products.svg#fibre", Features = ["1,000 Mbit/s down, 500 up", "Wi-Fi 7 box included", "Day back after 4 h outage"],
            Eur = (44.90m, 49.00m), Gbp = (39.00m, 40.00m), Jpy = (6980m, 5500m), Contract = 12,
        },
        new("business-1000", ProductType.Internet, "1M")
        {
            Name = "Business 1000", Text = "Symmetric gigabit with a fixed address and an answer within the hour.",
            Details = "1,000 Mbit/s in both directions, eight fixed IPv4 addresses, repair within four hours around the clock. Prices without tax.",
            Icon = "building", Picture = "/pictures/products.svg#office", Features = ["1,000 Mbit/s both ways", "8 fixed IPv4 addresses", "Repair within 4 hours"],
            Eur = (119.00m, 149.00m), Gbp = (104.00m, 130.00m), Jpy = (17800m, 20000m), WithoutTax = true, Contract = 24,
            For = Audience.Everyone with { Categories = [CustomerCategory.Business] },
        },
        new("village-wireless", ProductType.Internet, "30D")
        {
            Name = "Village Wireless 100", Text = "Radio internet where no cable goes, billed every 30 days.",
            Details = "100 Mbit/s over a small antenna on your roof. We measure first; if the signal is too weak, nothing is charged.",
            After = ByTechnician, Icon = "wifi", Picture = "/pictures/products.svg#wifi", Features = ["100 Mbit/s without a cable", "Ends any time", "Measured before it is charged"],
            Eur = (24.90m, 79.00m), Jpy = (3980m, 9000m), ByHand = true, For = Audience.Everyone with { Labels = ["rural"] },
        },
        new("lte-backup", ProductType.Internet, "30D")
        {
            Name = "LTE Backup", Text = "Takes over by itself when the line is cut.",
            Details = "A second way out over mobile radio, 20 Mbit/s, 50 GB for each 30 days. Switches within ten seconds and back by itself.",
            Icon = "refresh", Features = ["Switches in 10 seconds", "50 GB per 30 days", "Works with every line"],
            Eur = (9.90m, 0m), Gbp = (8.50m, 0m), Jpy = (1580m, 0m),
        },
        new("berth-wifi", ProductType.Internet, "30D")
        {
            Name = "Berth Wi-Fi", Text = "Wi-Fi on your boat, in every marina of the bay.",
            Details = "One login for up to five devices on board, in all fourteen marinas between Bristol and Falmouth.",
            Icon = "globe", Picture = "/pictures/products.svg#wifi", Badge = "Only here", Features = ["14 marinas", "5 devices", "Ends any time"],
            Gbp = (14.00m, 0m), For = Audience.Everyone with { Partners = [DemoPartners.Harbour] },
        },
    ];

    private static IEnumerable<DemoProduct> Voices =>
    [
        new("voice-flat", ProductType.Voice, "1M")
        {
            Name = "Voice Flat", Text = "All calls to landlines and mobiles in the country.",
            Details = "One number, two calls at once, voicemail by e-mail. Keep your number: tell us and we move it.",
            Icon = "phone", Picture = "/pictures/products.svg#voice", Features = ["All national calls", "Keep your number", "Voicemail by e-mail"],
            Eur = (9.90m, 0m), Gbp = (8.00m, 0m), Jpy = (1480m, 0m),
        },
        new("voice-world", ProductType.Voice, "30D")
        {
            Name = "Voice World", Text = "1,000 minutes to sixty countries, every 30 days.",
            Details = "For calls abroad: minutes to landlines and mobiles in sixty countries. What is left over ends with the 30 days.",
            Icon = "globe", Picture = "/pictures/products.svg#voice", Features = ["1,000 minutes", "60 countries"],
            Eur = (6.90m, 0m), Gbp = (5.90m, 0m), Jpy = (980m, 0m),
        },
        new("cloud-pbx", ProductType.Voice, "1M")
        {
            Name = "Cloud PBX 10", Text = "Ten extensions, queues and a menu, managed in the browser.",
            Details = "A telephone system without a box: ten extensions, groups, queues, opening hours, call recording where the law allows it. Prices without tax.",
            Icon = "users", Picture = "/pictures/products.svg#voice", Features = ["10 extensions", "Queues and opening hours", "Apps for phone and desk"],
            Eur = (59.00m, 90.00m), Gbp = (52.00m, 80.00m), WithoutTax = true, Contract = 12,
            For = Audience.Everyone with { Categories = [CustomerCategory.Business] },
        },
    ];

    private static IEnumerable<DemoProduct> Once =>
    [
        new("wifi-router", ProductType.OneTime, null)
        {
            Name = "Wi-Fi 7 Router", Text = "The router that our technicians use at home.",
            Details = "Four antennas, 2.5 Gbit/s ports, five years of updates. Arrives set up for your line.",
            After = "We send it on the next working day.", Icon = "wifi", Picture = "/pictures/products.svg#wifi", Features = ["Set up for your line", "5 years of updates"],
            Eur = (149.00m, 0m), Gbp = (129.00m, 0m), Jpy = (24800m, 0m),
        },
        new("technician-visit", ProductType.OneTime, null)
        {
            Name = "Technician visit", Text = "One hour at your place: cables, Wi-Fi, everything that should simply work.",
            Details = "One hour of work and the way to you. Material is extra and agreed on before.",
            After = ByTechnician, Icon = "hand", Picture = "/pictures/products.svg#move", Features = ["One hour of work", "Way included"],
            Eur = (79.00m, 0m), Gbp = (69.00m, 0m), Jpy = (11000m, 0m), ByHand = true,
        },
        new("office-move", ProductType.OneTime, null)
        {
            Name = "Office Move", Text = "We move your lines, numbers and servers over a weekend.",
            Details = "Planning, a test of the new place, the move on a Saturday, and a person on site on Monday morning.",
            After = ByTechnician, Icon = "truck", Picture = "/pictures/products.svg#move", Features = ["Planned with you", "Over a weekend", "On site on Monday"],
            Eur = (250.00m, 0m), Gbp = (220.00m, 0m), WithoutTax = true, ByHand = true, For = Audience.Everyone with { Categories = [CustomerCategory.Business] },
        },
        new("network-handbook", ProductType.OneTime, null)
        {
            Name = "Network handbook", Text = "260 printed pages: your home network, explained by people who build them.",
            Details = "Paper, bound, with checklists to tear out. Books carry the reduced tax rate.",
            After = "We send it on the next working day.", Icon = "file", Features = ["260 pages", "Checklists to tear out"],
            Eur = (24.00m, 0m), Gbp = (19.00m, 0m), Jpy = (2800m, 0m), Tax = "reduced",
        },
    ];

    private static IEnumerable<DemoProduct> Bundles =>
    [
        new("home-complete", ProductType.Bundle, "1M")
        {
            Name = "Home Complete", Text = "Fibre, telephone and a second way out, cheaper than apart.",
            Details = "Home Fibre 500, Voice Flat and LTE Backup under one price. Each part can be used at once.",
            Icon = "gift", Picture = "/pictures/products.svg#fibre", Badge = "Best value", Features = ["Home Fibre 500", "Voice Flat", "LTE Backup"],
            Eur = (42.90m, 0m), Gbp = (37.00m, 0m), Jpy = (6980m, 0m), Contract = 24, Contains = [("home-fibre-500", 1), ("voice-flat", 1), ("lte-backup", 1)],
        },
        new("business-start", ProductType.Bundle, "1M")
        {
            Name = "Business Start", Text = "Line, telephone system and mailboxes for the first day of a company.",
            Details = "Business 1000, two Cloud PBX 10 and Mailboxes 10. One contract, one invoice, one number to call. Prices without tax.",
            Icon = "building", Picture = "/pictures/products.svg#office", Features = ["Business 1000", "20 extensions", "10 mailboxes"],
            Eur = (199.00m, 99.00m), Gbp = (175.00m, 90.00m), WithoutTax = true, Contract = 24,
            For = Audience.Everyone with { Categories = [CustomerCategory.Business] }, Contains = [("business-1000", 1), ("cloud-pbx", 2), ("mailboxes-10", 1)],
        },
        new("web-start", ProductType.Bundle, "12M")
        {
            Name = "Web Start", Text = "Name, web space and mail for a year: your first page tonight.",
            Details = "A domain, web hosting and ten mailboxes, paid once a year.",
            Icon = "globe", Picture = "/pictures/products.svg#domain", Features = ["A domain of your choice", "Web Hosting 50 GB", "10 mailboxes"],
            Eur = (98.00m, 0m), Gbp = (84.00m, 0m), Jpy = (14800m, 0m), Contains = [("domain-com", 1), ("web-hosting", 1), ("mailboxes-10", 1)],
        },
    ];
}
