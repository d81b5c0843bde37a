using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Catalog;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.App.Shop;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Tests.Domain;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Seed 000, sentence by sentence.</summary>
public sealed class Ordering_quickly
{
    private static readonly Parameter Domain = Asked.For("domain", ParameterType.DomainName), Login = Asked.For("login", ParameterType.Login), Address = Asked.For("address", from: ParameterSource.Setup);

    [Theory, OnEveryDatabase]
    public async Task Is_switched_on_in_the_form_of_the_product(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        (await CardAsync(world, customer)).Button.ShouldBe("Select the service");

        var form = await world.SendAsync(PortalWorld.Administrator, new ProductForm("fibre"));
        form.Draft.QuickOrder = true;
        await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", form.Version, form.Draft));

        (await CardAsync(world, customer)).Button.ShouldBe("Add to Cart");
    }

    [Theory, OnEveryDatabase]
    public async Task Without_add_ons_or_with_those_not_billed_only_asks_nothing_before_the_cart(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), [Asked.Quantity("cores", "9", included: 4, billing: AddOnBilling.NotBilled)], [Domain, Login]);
        (await CardAsync(world, customer)).Asks.ShouldBeFalse("no further questions");

        var line = (await world.FillCartAsync(customer, "fibre")).Lines.ShouldHaveSingleItem();

        line.Recurring.Total.ShouldBe(Money.Of(100, Currency.Eur));
        line.Data.AddOns.ShouldBeEmpty("what is not billed is invisible to customers");
        line.Missing.ShouldBe(["domain", "login"]);
    }

    [Theory, OnEveryDatabase]
    public async Task With_add_ons_asks_only_those_and_the_parameters_of_the_last_step(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), [Asked.YesNo("backup", "5"), Asked.YesNo("cores", "9", AddOnBilling.NotBilled)], [Domain, Address]);
        (await CardAsync(world, customer)).Asks.ShouldBeTrue();

        var asked = await world.SendAsync(PortalWorld.Login(customer), new ChosenProduct("fibre", [Asked.Pick("backup")]));
        asked.AddOns.Select(addOn => addOn.Code).ShouldBe(["backup"]);
        asked.Parameters.Select(parameter => parameter.Code).ShouldBe(["domain"], "the address is filled in by whoever sets it up");
        asked.Recurring.ShouldBe(Money.Of(105, Currency.Eur), "the price follows the choice");

        var cart = await world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre", [Asked.Pick("backup")], [], Asked: true));
        cart.Lines.ShouldHaveSingleItem().Data.AddOns.Select(addOn => addOn.Words).ShouldBe(["backup"]);
        cart.DueNow.Total.ShouldBe(Money.Of(105, Currency.Eur));
    }

    [Theory, OnEveryDatabase]
    public async Task Is_what_lets_required_data_wait_an_ordinary_order_needs_it_in_the_last_step(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], quick: false);

        var refusal = await Should.ThrowAsync<Refusal>(world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre", [], [], Asked: true)));
        (refusal.Field, refusal.Message).ShouldBe(("domain", "domain is needed."));

        var cart = await world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre", [], [Asked.Value("domain", "Example.com")], Asked: true));
        cart.Lines.Single().Data.Values.ShouldBe([Asked.Value("domain", "example.com")]);
    }

    [Theory, OnEveryDatabase]
    public async Task Paid_with_data_missing_sends_one_letter_that_lists_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain, Login], setUp: true);
        await world.FillCartAsync(customer, "fibre", "fibre");

        await world.PayCartAsync(customer);

        var letter = (await world.MailsAsync()).Where(mail => mail.Body.Contains("domain", StringComparison.Ordinal) && mail.Body.Contains("login", StringComparison.Ordinal)).ShouldHaveSingleItem();
        letter.To.ShouldBe(customer.Email);
    }

    [Theory, OnEveryDatabase]
    public async Task Reminds_once_after_the_days_that_the_partner_set_while_data_is_missing(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: true);
        await world.FillCartAsync(customer, "fibre", "fibre");
        var services = await world.ServicesOfAsync(await world.PayCartAsync(customer));

        world.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        (await RemindAsync(world)).ShouldBe(0, "three days is what holds without a setting");
        await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(services[0].Number, [Asked.Value("domain", "example.com")]));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await RemindAsync(world)).ShouldBe(1);

        var letter = (await world.MailsAsync()).Single(mail => mail.Cause.StartsWith("data-reminder:", StringComparison.Ordinal));
        letter.Body.ShouldContain(services[1].Number);
        letter.Body.ShouldNotContain(services[0].Number, Case.Sensitive, "its data is there");
        world.Clock.Advance(TimeSpan.FromDays(30));
        (await RemindAsync(world)).ShouldBe(0, "once");
    }

    [Theory, OnEveryDatabase]
    public async Task Reminds_nobody_whose_data_is_there_or_whose_partner_wants_none(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var quiet = await world.ACustomerAsync(await world.APartnerAsync("quiet", settings: [(PartnerSettings.AcceptGatewayPayment, "on"), (PartnerSettings.DataReminderDays, "0")]));
        var quick = await world.ACustomerAsync(await world.APartnerAsync("quick", settings: [(PartnerSettings.AcceptGatewayPayment, "on"), (PartnerSettings.DataReminderDays, "1")]));
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: true);
        foreach (var customer in (Customer[])[quiet, quick])
        {
            await world.FillCartAsync(customer, "fibre");
            await world.PayCartAsync(customer);
        }
        var service = await world.DbAsync(db => db.Services.SingleAsync(row => row.CustomerId == quick.Id));
        await world.SendAsync(PortalWorld.Login(quick), new ConfigureService(service.Number, [Asked.Value("domain", "example.com")]));

        world.Clock.Advance(TimeSpan.FromDays(2));
        (await RemindAsync(world)).ShouldBe(1, "only one was waited for");

        (await world.MailsAsync()).ShouldNotContain(mail => mail.Cause.StartsWith("data-reminder:", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Reminds_once_though_two_nodes_send_at_the_same_moment(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: true);
        await world.FillCartAsync(customer, "fibre");
        var number = await world.PayCartAsync(customer);
        var order = await world.OrderNumberedAsync(number);
        world.Clock.Advance(TimeSpan.FromDays(3));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.SendAsync(Actor.System, new RemindOfData(order.Id))));

        (await world.MailsAsync()).Count(mail => mail.Cause.StartsWith("data-reminder:", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static Task<int> RemindAsync(PortalWorld world) => ActivatorUtilities.CreateInstance<DataReminders>(world.Services).SendDueAsync(default);

    [Theory, OnEveryDatabase]
    public async Task Starts_processing_only_when_all_data_is_there_and_nobody_can_force_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain, Login], setUp: true);
        await world.FillCartAsync(customer, "fibre");
        var service = (await world.ServicesOfAsync(await world.PayCartAsync(customer))).Single();
        service.Status.ShouldBe(ServiceStatus.ConfigurationRequired);

        await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 1), null));
        Should.Throw<Refusal>(() => new Operation(service, OperationKind.SetUp, null, "Stan Staff", world.Now, world.Now));
        (await world.OperationsAsync()).ShouldBeEmpty("a confirmed start date does not begin it either");

        var first = await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(service.Number, [Asked.Value("domain", "example.com")]));
        first.Missing.ShouldBe(["login"]);
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(ServiceStatus.ConfigurationRequired);
        (await world.OperationsAsync()).ShouldBeEmpty();

        var second = await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(service.Number, [Asked.Value("login", "anna")]));
        second.Missing.ShouldBeEmpty();
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(ServiceStatus.InProgress);
        var operation = (await world.OperationsAsync()).ShouldHaveSingleItem();
        (operation.Kind, operation.ServiceId, operation.NextTryAt).ShouldBe((OperationKind.SetUp, service.Id, world.Now));
    }

    [Theory, OnEveryDatabase]
    public async Task Takes_missing_data_from_the_cart_before_paying(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: true);
        var lines = (await world.FillCartAsync(customer, "fibre", "fibre")).Lines;

        var empty = await world.SendAsync(PortalWorld.Login(customer), new SaveCartLineSettings(lines[0].Id, []));
        empty.Next.ShouldBeNull("what is left empty waits until after paying");
        var saved = await world.SendAsync(PortalWorld.Login(customer), new SaveCartLineSettings(lines[0].Id, [Asked.Value("domain", "example.com")]));
        saved.Next.ShouldBe(lines[1].Id, "on to the next line that needs data");
        var last = await world.SendAsync(PortalWorld.Login(customer), new SaveCartLineSettings(lines[1].Id, [Asked.Value("domain", "example.org")]));
        last.Next.ShouldBeNull("none is left: on with the checkout");

        var services = await world.ServicesOfAsync(await world.PayCartAsync(customer));
        services.ShouldAllBe(service => service.Status == ServiceStatus.InProgress);
        services.Select(service => service.Values.Single().Value).ShouldBe(["example.com", "example.org"]);
        (await world.OperationsAsync()).Count.ShouldBe(2);
    }

    [Theory, OnEveryDatabase]
    public async Task Takes_missing_data_from_the_orders_after_paying_one_service_after_the_other(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: true);
        await world.FillCartAsync(customer, "fibre", "fibre");
        var services = await world.ServicesOfAsync(await world.PayCartAsync(customer));
        (await OrderAsync(world, customer)).Unconfigured.ShouldBe(services[0].Number, "the information icon leads to the first one");

        var first = await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(services[0].Number, [Asked.Value("domain", "example.com")]));
        (first.Next, first.OrderIsPaid).ShouldBe((services[1].Number, true));
        var second = await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(services[1].Number, [Asked.Value("domain", "example.org")]));
        (second.Next, second.OrderIsPaid).ShouldBe((null, true), "none is left and the order is paid: to the list of orders");
        (await OrderAsync(world, customer)).Unconfigured.ShouldBeNull();
    }

    [Theory, OnEveryDatabase]
    public async Task Limits_the_names_of_a_certificate_to_what_was_ordered(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync("ssl"), [Asked.Quantity("san", "10", min: 1)], [Asked.For("names", ParameterType.NameList, mostFrom: "san")], form: SettingsForm.Certificate);
        var line = (await world.SendAsync(PortalWorld.Login(customer), new AddToCart("ssl", [Asked.Pick("san", 2)]))).Lines.Single();

        var refusal = await Should.ThrowAsync<Refusal>(world.SendAsync(PortalWorld.Login(customer), new SaveCartLineSettings(line.Id, [Asked.Value("names", "a.com b.com c.com")])));
        (refusal.Field, refusal.Message).ShouldBe(("names", "You ordered up to 2 names, and these are 3."));
        await world.SendAsync(PortalWorld.Login(customer), new SaveCartLineSettings(line.Id, [Asked.Value("names", "a.com b.com")]));

        var fewer = await world.SendAsync(PortalWorld.Login(customer), new ChangeCartLine(line.Id, [Asked.Pick("san", 1)]));
        fewer.Lines.Single().Missing.ShouldBe(["names"], "two names no longer fit one");
        fewer.Lines.Single().Recurring.Total.ShouldBe(Money.Of(110, Currency.Eur));
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_what_was_ordered_whatever_becomes_of_the_product(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), [Asked.YesNo("backup", "5")], [Domain], setUp: true);
        await world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre", [Asked.Pick("backup")]));
        var number = await world.PayCartAsync(customer);

        var form = await world.SendAsync(PortalWorld.Administrator, new ProductForm("fibre"));
        form.Draft.AddOns.Clear();
        form.Draft.Parameters[0].Type = ParameterType.Number;
        form.Draft.QuickOrder = false;
        await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", form.Version, form.Draft));

        var service = (await world.ServicesOfAsync(number)).Single();
        (service.AddOns.Single().Words, service.Recurring.Total).ShouldBe(("backup", Money.Of(105, Currency.Eur)));
        service.Parameters.Single().Type.ShouldBe(ParameterType.DomainName);
        (await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(service.Number, [Asked.Value("domain", "example.com")]))).Missing.ShouldBeEmpty();
        (await world.InvoicesAsync()).Single().Lines.Select(line => line.Text).ShouldBe(["fibre with backup"]);
    }

    private static async Task<ProductCardView> CardAsync(PortalWorld world, Customer customer) =>
        (await world.SendAsync(PortalWorld.Login(customer), new ProductCards())).Cards.ShouldHaveSingleItem();

    private static async Task<MyOrder> OrderAsync(PortalWorld world, Customer customer) =>
        (await world.SendAsync(PortalWorld.Login(customer), new MyOrders(new(null, null)))).Rows.ShouldHaveSingleItem();
}
