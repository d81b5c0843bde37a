using Portal.App.Customers;
using Portal.App.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>The zero character and halves of surrogate pairs: no keyboard writes them, requests may hold them, PostgreSQL cannot.</summary>
public sealed class Texts_from_outside
{
    [Theory, OnEveryDatabase]
    public async Task Are_stored_without_what_a_database_cannot_hold(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();

        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Lights", "Support", "They are red\0 and \uD83D then 😀 green", null, []))).Number;

        var body = (await world.SendAsync(PortalWorld.Login(customer), new TicketThread(number))).Messages.ShouldHaveSingleItem().Body;
        body.ShouldStartWith("They are red");
        body.ShouldEndWith("then 😀 green");
    }

    [Theory, OnEveryDatabase]
    public async Task Find_nothing_that_has_another_number(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();

        foreach (var number in new[] { customer.Number + "\0", "\uD83D" + customer.Number, "\0" })
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new CustomerFrame(number)))).Code.ShouldBe(Refusal.Missing);
    }
}
