using Bunit;
using Portal.App.Home;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Services;
using Portal.Tests.Domain;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Services;

/// <summary>SPEC 6: the page <c>/services/{number}/settings</c>.</summary>
public sealed class The_settings_of_a_service
{
    private static readonly Parameter Name = Asked.For("domain", ParameterType.DomainName) with { Name = "Domain" };
    private static readonly Parameter Owner = Asked.For("owner", ParameterType.Contact) with { Name = "Owner" };
    private static readonly Parameter Names = Asked.For("names", ParameterType.NameList, mostFrom: "san") with { Name = "Names" };

    [Fact]
    public async Task Save_what_is_there_and_name_what_is_still_missing()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, services) = await PaidAsync(world, 1, SettingsForm.Plain, [Name, Asked.For("login", ParameterType.Login) with { Name = "Login" }]);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, services[0]);
        ShouldShow(page, "Configuration required", "Needed before it can be set up", "Domain, Login");

        page.Input("Domain").Change("example.com");
        page.Find("form").Submit();

        ShouldShow(page, "Saved. Still missing: Login.");
        page.Input("Domain").GetAttribute("value").ShouldBe("example.com");
    }

    [Fact]
    public async Task Lead_on_to_the_next_service_of_the_order_and_then_to_the_orders()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, services) = await PaidAsync(world, 2, SettingsForm.Plain, [Name]);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        await Fill(Open(screen, services[0]), "example.com");
        screen.Address.ShouldBe($"/services/{services[1].Number}/settings");
        await Fill(Open(screen, services[1]), "example.org");

        screen.Address.ShouldBe("/orders");
        (await world.OperationsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Lead_back_to_the_order_that_is_not_paid()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Name], setUp: true);
        var order = (await world.OrderAsync(customer, null, "fibre")).OrderNumber!;
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        await Fill(Open(screen, (await world.ServicesOfAsync(order)).Single()), "example.com");

        screen.Address.ShouldBe($"/orders/{order}");
    }

    [Fact]
    public async Task Of_a_domain_are_a_wizard_of_name_contact_and_check()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, services) = await PaidAsync(world, 1, SettingsForm.Domain, [Owner, Name]);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, services[0]);
        page.HasInput("E-mail").ShouldBeFalse("the name comes first");

        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Error("Domain").ShouldBe("Domain is needed."), TimeSpan.FromSeconds(30));
        page.Input("Domain").Change("müller.de");
        page.Find("form").Submit();

        foreach (var (label, text) in new[] { ("Name", "Anna Berg"), ("E-mail", "anna@example.com"), ("Street", "Kai 1"), ("Postcode", "1010"), ("City", "Wien"), ("Country", "at") })
            page.Input(label).Change(text);
        page.Find("form").Submit();
        ShouldShow(page, "Write the telephone number with its country code");
        page.Input("Name").GetAttribute("value").ShouldBe("Anna Berg", "nothing typed is lost");
        page.Input("Telephone").Change("+43 1 234567");
        page.Find("form").Submit();

        ShouldShow(page, "Look it over.", "müller.de", "Anna Berg", "1010 Wien");
        (await world.OperationsAsync()).ShouldBeEmpty("nothing begins before the last step");
        await Button(page, "Back").ClickAsync(new());
        page.Input("City").GetAttribute("value").ShouldBe("Wien");
        page.Find("form").Submit();
        ShouldShow(page, "Look it over.");
        page.Find("form").Submit();

        Until(page, () => screen.Address == "/orders");
        var service = await world.ServiceNumberedAsync(services[0].Number);
        (service.Status, Contact.Parse(service.Values.Single(value => value.Code == "owner").Value).Country).ShouldBe((ServiceStatus.InProgress, "AT"));
    }

    [Fact]
    public async Task Of_a_certificate_count_the_names_that_were_bought()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, services) = await PaidAsync(world, 1, SettingsForm.Certificate, [Names], [Asked.Quantity("san", "5", included: 2, min: 1, max: 2)]);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, services[0]);

        page.Input("Names").Input("a.com\nb.com\nc.com");
        ShouldShow(page, "3 of 2 names used.");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Error("Names").ShouldBe("You ordered up to 2 names, and these are 3."), TimeSpan.FromSeconds(30));

        page.Input("Names").Input("a.com\nb.com");
        ShouldShow(page, "2 of 2 names used.");
        page.Find("form").Submit();
        ShouldShow(page, "Look it over.", "a.com b.com");
    }

    [Fact]
    public async Task Can_wait_in_the_middle_of_a_wizard()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, services) = await PaidAsync(world, 1, SettingsForm.Domain, [Name, Owner]);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, services[0]);

        page.Input("Domain").Change("example.com");
        await Button(page, "Save and fill in the rest later").ClickAsync(new());

        ShouldShow(page, "Saved. Still missing: Owner.");
        (await world.ServiceNumberedAsync(services[0].Number)).Values.ShouldBe([Asked.Value("domain", "example.com")]);
    }

    [Fact]
    public async Task Are_filled_in_by_staff_too_who_stay_at_the_service()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, services) = await PaidAsync(world, 1, SettingsForm.Plain, [Name]);
        await using var screen = new Screen(world, PortalWorld.Staff);

        await Fill(Open(screen, services[0]), "example.com");

        screen.Address.ShouldBe($"/services/{services[0].Number}");
    }

    [Fact]
    public async Task Are_led_to_by_the_orders_the_order_the_service_and_the_dashboard()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, services) = await PaidAsync(world, 1, SettingsForm.Plain, [Name]);
        var settings = $"/services/{services[0].Number}/settings";
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        Button(screen.Open<OrdersPage>("/orders"), "Settings of order").GetAttribute("href").ShouldBe(settings);
        var order = screen.Open<OrderPage>("/orders/O-100001", with => with.Add(page => page.Number, "O-100001"));
        ShouldShow(order, "1 service waits for data from you", "Configuration required", "Needs Domain", "Your turn: fill in what fibre needs");
        Button(order, "Settings").GetAttribute("href").ShouldBe(settings);
        var service = screen.Open<ServicePage>($"/services/{services[0].Number}", with => with.Add(page => page.Number, services[0].Number));
        ShouldShow(service, "Domain is needed.", "Domain missing");
        Button(service, "Settings").GetAttribute("href").ShouldBe(settings);
        var board = screen.Open<DashboardPage>("/");
        ShouldShow(board, "fibre needs data from you");
        Button(board, "Settings").GetAttribute("href").ShouldBe(settings);
    }

    private static IRenderedComponent<ServiceSettingsPage> Open(Screen screen, Service service) =>
        screen.Open<ServiceSettingsPage>($"/services/{service.Number}/settings", with => with.Add(page => page.Number, service.Number));

    private static async Task Fill(IRenderedComponent<ServiceSettingsPage> page, string domain)
    {
        page.Input("Domain").Change(domain);
        await page.Find("form").SubmitAsync();
    }

    private static async Task<(Customer Customer, List<Service> Services)> PaidAsync(PortalWorld world, int count, SettingsForm form, Parameter[] parameters, AddOn[]? addOns = null)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), addOns, parameters, form: form, setUp: true);
        await world.FillCartAsync(customer, [.. Enumerable.Repeat("fibre", count)]);
        return (customer, await world.ServicesOfAsync(await world.PayCartAsync(customer)));
    }
}
