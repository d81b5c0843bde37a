using MediatR;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Shop;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 7: checks run before payment, and what cannot be delivered is not sold.</summary>
public sealed class Selling_what_can_be_delivered
{
    [Theory, OnEveryDatabase]
    public async Task Offers_no_product_without_a_working_module(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync();

        (await Should.ThrowAsync<Refusal>(() => world.FillCartAsync(customer, "server"))).Code.ShouldBe("product.not-offered");

        await world.AModuleAsync(ModuleKind.Simulator, [product]);
        (await world.FillCartAsync(customer, "server")).Lines.ShouldHaveSingleItem().IsOffered.ShouldBeTrue();
    }

    [Theory, OnEveryDatabase]
    public async Task Takes_a_request_instead_of_money_for_what_no_module_has_room_for(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync();
        await world.AModuleAsync(ModuleKind.Simulator, [product], capacity: 1);
        await world.APaidServiceAsync(customer, "server");
        await world.RunDueOperationsAsync();

        var cart = await world.FillCartAsync(customer, "server");
        (cart.AcceptsPayment, cart.WithoutRoom).ShouldBe((false, cart.WithoutRoom));
        cart.WithoutRoom.ShouldBe(["server"]);
        var paying = new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), PaymentChoice.ByCard);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), paying))).Code.ShouldBe(Refusal.Stale);
        (await world.DbAsync(db => Task.FromResult(db.Payments.Count()))).ShouldBe(1, "nothing is charged for what cannot be set up");

        var placed = await world.SendAsync(PortalWorld.Login(customer), paying with { AsRequest = true });

        placed.Status.ShouldBe(OrderStatus.Requested);
    }

    [Theory, OnEveryDatabase]
    public async Task Takes_no_request_for_what_can_be_paid(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var cart = await world.FillCartAsync(customer, "fibre");

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), PaymentChoice.ByCard, AsRequest: true))))
            .Code.ShouldBe(Refusal.Stale);
    }
}
