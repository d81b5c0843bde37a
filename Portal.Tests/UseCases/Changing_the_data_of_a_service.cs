using Portal.App.Ordering;
using Portal.App.Services;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Tests.Domain;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 6 and 7: data before setting up, and on a running service through an operation.</summary>
public sealed class Changing_the_data_of_a_service
{
    private static readonly Parameter Domain = Asked.For("domain", ParameterType.DomainName);

    [Theory, OnEveryDatabase]
    public async Task Queues_one_change_that_keeps_the_old_data_until_it_is_done(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (customer, service) = await ActiveAsync(world, setUp: true);

        var answer = await world.SendAsync(PortalWorld.Login(customer), new ChangeServiceData(service.Number, [Asked.Value("domain", "New.example")]));

        answer.IsUnderWay.ShouldBeTrue();
        var change = (await world.OperationsAsync()).Single(operation => operation.IsOpen);
        (change.Kind, change.Values!.Single()).ShouldBe((OperationKind.Change, Asked.Value("domain", "new.example")));
        (await world.ServiceNumberedAsync(service.Number)).Values.ShouldBe([Asked.Value("domain", "example.com")]);
        (await world.SendAsync(PortalWorld.Login(customer), new ServiceSettings(service.Number))).Use.ShouldBe(SettingsUse.Busy);

        var refusal = await Should.ThrowAsync<Refusal>(world.SendAsync(PortalWorld.Login(customer), new ChangeServiceData(service.Number, [Asked.Value("domain", "third.example")])));
        refusal.Code.ShouldBe("operation.open");
    }

    [Theory, OnEveryDatabase]
    public async Task Holds_at_once_where_nothing_is_set_up_by_modules(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (customer, service) = await ActiveAsync(world, setUp: false);

        (await world.SendAsync(PortalWorld.Login(customer), new ChangeServiceData(service.Number, [Asked.Value("domain", "new.example")]))).IsUnderWay.ShouldBeFalse();

        (await world.ServiceNumberedAsync(service.Number)).Values.ShouldBe([Asked.Value("domain", "new.example")]);
        var done = (await world.OperationsAsync()).ShouldHaveSingleItem();
        (done.Kind, done.Status, done.Attempts.Count).ShouldBe((OperationKind.Change, OperationStatus.Done, 0));
    }

    [Theory, OnEveryDatabase]
    public async Task Refuses_what_does_not_fit_what_is_missing_and_what_is_the_same(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (customer, service) = await ActiveAsync(world, setUp: true);
        var before = (await world.OperationsAsync()).Count;

        foreach (var (value, code, field) in new[] { ("no domain", "parameter.value", "domain"), ("", "parameter.required", "domain"), ("example.com", "service.unchanged", null) })
        {
            var refusal = await Should.ThrowAsync<Refusal>(world.SendAsync(PortalWorld.Login(customer), new ChangeServiceData(service.Number, [Asked.Value("domain", value)])));
            (refusal.Code, refusal.Field).ShouldBe((code, field));
        }
        (await world.OperationsAsync()).Count.ShouldBe(before);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_for_its_customer_and_for_staff_alone(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (customer, service) = await ActiveAsync(world, setUp: true);
        var other = PortalWorld.Login(await world.ACustomerAsync(email: "other@example.com"));

        (await Should.ThrowAsync<Refusal>(world.SendAsync(other, new ServiceSettings(service.Number)))).Code.ShouldBe(Refusal.Missing);
        (await Should.ThrowAsync<Refusal>(world.SendAsync(other, new ConfigureService(service.Number, [])))).Code.ShouldBe(Refusal.Missing);
        (await Should.ThrowAsync<Refusal>(world.SendAsync(other, new ChangeServiceData(service.Number, [])))).Code.ShouldBe(Refusal.Missing);
        (await world.SendAsync(PortalWorld.Staff, new ServiceSettings(service.Number))).IsOwn.ShouldBeFalse();
        (await world.SendAsync(PortalWorld.Login(customer), new ServiceSettings(service.Number))).IsOwn.ShouldBeTrue();
    }

    [Theory, OnEveryDatabase]
    public async Task Of_a_request_leaves_it_to_the_approval(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: true);
        var order = (await world.OrderAsync(customer, null, "fibre")).OrderNumber!;
        var service = (await world.ServicesOfAsync(order)).Single();

        var answer = await world.SendAsync(PortalWorld.Login(customer), new ConfigureService(service.Number, [Asked.Value("domain", "example.com")]));

        (answer.Next, answer.OrderIsPaid, answer.OrderNumber).ShouldBe((null, false, order));
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(ServiceStatus.Pending);
        (await world.OperationsAsync()).ShouldBeEmpty("nothing is set up before it is approved");
    }

    private static async Task<(Customer Customer, Service Service)> ActiveAsync(PortalWorld world, bool setUp)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AskAsync(await world.AProductAsync(), parameters: [Domain], setUp: setUp);
        await world.SendAsync(PortalWorld.Login(customer), new AddToCart("fibre", [], [Asked.Value("domain", "example.com")]));
        var service = (await world.ServicesOfAsync(await world.PayCartAsync(customer))).Single();
        if (setUp)
            await world.DbAsync(async db =>
            {
                var (operation, row) = (db.Operations.Single(), db.Services.Single());
                operation.Take(Guid.CreateVersion7(), TimeSpan.FromMinutes(1), world.Now);
                operation.Succeed("", world.Now);
                row.Carried(OperationKind.SetUp, null, null, []);
                return await db.SaveChangesAsync();
            });
        return (customer, await world.ServiceNumberedAsync(service.Number));
    }
}
