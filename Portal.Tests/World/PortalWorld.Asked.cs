using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;

namespace Portal.Tests.World;

/// <summary>Products that ask something, and the services that come of them.</summary>
public sealed partial class PortalWorld
{
    /// <summary>Gives a product add-ons and parameters; set up by modules, it gets one that works.</summary>
    public async Task<Product> AskAsync(
        Product product, IEnumerable<AddOn>? addOns = null, IEnumerable<Parameter>? parameters = null, bool quick = true, SettingsForm form = SettingsForm.Plain, bool setUp = false)
    {
        await DbAsync(async db =>
        {
            var row = await db.Products.SingleAsync(known => known.Id == product.Id);
            row.Ask(addOns ?? row.AddOns.ToList(), parameters ?? row.Parameters.ToList(), form, quick);
            row.SetUpBy(setUp, setUp ? row.Code : "");
            return await db.SaveChangesAsync();
        });
        if (setUp)
            await AModuleAsync(ModuleKind.Simulator, [product]);
        return product;
    }

    /// <summary>Pays what is in the cart by card, and answers the order's number.</summary>
    public async Task<string> PayCartAsync(Customer customer)
    {
        var cart = await SendAsync(Login(customer), new CartContents());
        var placed = await SendAsync(Login(customer), new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), Portal.App.Billing.PaymentChoice.ByCard));
        await PressAtGatewayAsync(placed.PayAt);
        await ComeBackAsync(customer, placed.OrderNumber!);
        return placed.OrderNumber!;
    }

    public Task<List<Operation>> OperationsAsync() => DbAsync(db => db.Operations.OrderBy(operation => operation.Id).ToListAsync());

    public async Task<Service> ServiceNumberedAsync(string number) => (await DbAsync(db => db.Services.SingleOrDefaultAsync(service => service.Number == number))).ShouldNotBeNull();
}
