using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Ordering;
using Portal.Infrastructure.Payments;

namespace Portal.Tests.World;

public sealed class The_world
{
    [Theory, OnEveryDatabase]
    public async Task Sends_messages_to_the_program_on_a_database_of_its_own(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();

        await world.SendAsync(PortalWorld.Login(customer), new MergeCart(Guid.CreateVersion7()));

        customer.Number.ShouldBe("C-100001");
        (await world.DbAsync(db => db.Customers.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Reaches_the_payment_sandbox_through_the_real_client()
    {
        await using var world = await PortalWorld.CreateAsync();
        var gateway = world.Services.GetRequiredService<IPaymentGateway>();

        var id = await gateway.CreateCustomerAsync(new("anna@example.com", "Anna Berg", "C-100001"), "key", default);

        id.ShouldStartWith("cus_");
    }

    [Fact]
    public async Task Answers_over_HTTP()
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = world.NewClient();
        (await browser.GetAsync("/sandbox/sandbox.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
