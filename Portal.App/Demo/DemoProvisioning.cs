using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Demo;

/// <summary>
/// Three products that are set up, each by another module: one that works at once, one that fails first and recovers by itself, one that
/// ends as a task for people.
/// </summary>
internal static class DemoProvisioning
{
    public static IEnumerable<DemoProduct> Products =>
    [
        new("cloud-server", ProductType.Recurring, "1M")
        {
            Name = "Cloud Server", Text = "Choose disk and addresses, and it runs while you watch.",
            Details = "Four cores and 8 GB memory. Disk and addresses are yours to choose, and the software image too. Set up by a machine within moments.",
            After = "Name it now or after paying: as soon as we have the name, it is set up by itself and you get its address by e-mail.",
            Icon = "server", Picture = "/pictures/products.svg#server", Badge = "New", Features = ["4 cores, 8 GB memory", "Disk of your choice", "Ready in a moment"],
            Eur = (19.00m, 0m), Gbp = (16.50m, 0m), Jpy = (3180m, 0m), Setup = "cloud-4c8g", Quick = true,
            AddOns =
            [
                Choice("disk", "Disk", "Copies of it are kept for seven days.", ("100", "100 GB", 0m, 0m, 0m), ("500", "500 GB", 6m, 5.20m, 980m), ("2000", "2 TB", 21m, 18m, 3480m)),
                Many("addresses", "IPv4 addresses", "One is included.", included: 1, most: 8, 2.50m, 2.20m, 380m),
                YesNo("install", "Installed by us", "We move your data and software, once.", AddOnBilling.Once, 49m, 42m, 7800m),
                YesNo("monitoring", "Monitoring", "", AddOnBilling.NotBilled, 0m, 0m, 0m),
            ],
            Parameters =
            [
                Asked("host", "Server name", "Such as shop.example.com.", ParameterType.HostName),
                Asked("image", "System", "", ParameterType.Choice) with { Choices = ["Debian 13", "Ubuntu 26.04", "Rocky Linux 10"] },
                Result("address", "Address"),
            ],
        },
        new("certificate-san", ProductType.Recurring, "12M")
        {
            Name = "Certificate for several names", Text = "One certificate for up to ten names, for a year.",
            Details = "Checked by domain. Names can be written after paying; the certificate is issued when they are all there.",
            After = "Tell us the names and a contact, now or later. The certificate is issued by itself.",
            Icon = "lock", Features = ["Up to 10 names", "Issued in minutes", "Renewed in time"],
            Eur = (39.00m, 0m), Gbp = (34.00m, 0m), Jpy = (6480m, 0m), Setup = "certificate-dv", Quick = true, Form = SettingsForm.Certificate,
            AddOns = [Many("names", "Names", "Two are included.", included: 2, most: 10, 9m, 8m, 1480m)],
            Parameters =
            [
                Asked("san", "Names in the certificate", "One to a line; a star stands for all names below, as in *.example.com.", ParameterType.NameList) with { MostFrom = "names" },
                Asked("contact", "Contact", "The certification authority writes to it.", ParameterType.Contact),
            ],
        },
        new("managed-server", ProductType.Recurring, "1M")
        {
            Name = "Managed Server", Text = "Your own machine in our rack, looked after by our people.",
            Details = "A server of its own, mounted and installed by our technicians, watched day and night.",
            After = "A technician mounts and installs it, usually within two working days, and you get its data by e-mail.",
            Icon = "building", Picture = "/pictures/products.svg#server", Features = ["A machine of its own", "Installed by technicians", "Watched day and night"],
            Eur = (189.00m, 99.00m), Gbp = (165.00m, 85.00m), Jpy = (31800m, 16000m), Setup = "rack-1u",
            Parameters =
            [
                Asked("name", "Server name", "As it should answer, such as files.example.com.", ParameterType.HostName),
                Asked("login", "Login", "The first account on it.", ParameterType.Login),
                Result("address", "Address"), Result("rack", "Rack and unit"),
            ],
        },
    ];

    /// <summary>Departments with the demo's staff in them, modules with their products, and a rule that does not let one wait for long.</summary>
    public static void SetUp(PortalDb db, DateTime now)
    {
        var staff = db.Users.Local.Where(user => user.Role == PortalRole.Staff).Select(user => user.Id).ToList();
        var network = new Department("Network operations");
        var technicians = new Department("Technicians");
        network.Have(staff);
        technicians.Have(staff);
        db.Departments.AddRange(network, technicians);
        Add("Cloud platform (simulated)", ModuleKind.Simulator, network, "cloud-server", ("DelayMs", "2500"));
        Add("Certification authority (fails once)", ModuleKind.Simulator, network, "certificate-san", ("FailFirst", "1"), ("DelayMs", "1500"));
        Add("Technicians", ModuleKind.Manual, technicians, "managed-server");
        var rule = new RetryRule(OperationKind.SetUp);
        rule.Set(everyMinutes: 1, mostFailures: 10);
        db.RetryRules.Add(rule);

        void Add(string name, ModuleKind kind, Department department, string product, params (string Name, string Value)[] settings)
        {
            var module = new ProcessingModule(name, kind, department.Id);
            module.Change(name, enabled: true, department.Id, priority: 0, parallelLimit: 2, capacity: null, settings.Select(setting => new ModuleSetting(setting.Name, setting.Value)));
            module.Link(db.Products.Local.Single(row => row.Code == product).Id, works: true, "It is there.", now);
            db.Modules.Add(module);
        }
    }

    private static Parameter Asked(string code, string name, string help, ParameterType type) => new(code, name, help, type, true, "", [], 0, "", ParameterSource.Customer);

    private static Parameter Result(string code, string name) => new(code, name, "", ParameterType.Text, false, "", [], 0, "", ParameterSource.Setup);

    private static AddOn YesNo(string code, string name, string help, AddOnBilling billing, decimal eur, decimal gbp, decimal jpy) =>
        new(code, name, help, AddOnKind.YesNo, billing, 0, 0, 1, [new("", "", Prices(eur, gbp, jpy))]);

    private static AddOn Many(string code, string name, string help, int included, int most, decimal eur, decimal gbp, decimal jpy) =>
        new(code, name, help, AddOnKind.Quantity, AddOnBilling.PerPeriod, included, included, most, [new("", "", Prices(eur, gbp, jpy))]);

    private static AddOn Choice(string code, string name, string help, params (string Code, string Name, decimal Eur, decimal Gbp, decimal Jpy)[] options) =>
        new(code, name, help, AddOnKind.Choice, AddOnBilling.PerPeriod, 0, 0, 1, [.. options.Select(option => new AddOnOption(option.Code, option.Name, Prices(option.Eur, option.Gbp, option.Jpy)))]);

    private static IReadOnlyList<AddOnPrice> Prices(decimal eur, decimal gbp, decimal jpy) =>
        [new(Currency.Eur, Money.Of(eur, Currency.Eur).Minor), new(Currency.Gbp, Money.Of(gbp, Currency.Gbp).Minor), new(Currency.Jpy, Money.Of(jpy, Currency.Jpy).Minor)];
}
