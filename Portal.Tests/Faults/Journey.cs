using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>
/// One customer orders, pays and is approved, as people do it: who finds the program restarted looks where things stand and goes on
/// from there. Nothing in it repairs anything.
/// </summary>
internal sealed class Journey(IServiceProvider services, Uri address, KillSteps steps)
{
    private Dispatcher Dispatcher => services.GetRequiredService<Dispatcher>();

    public async Task GoAsync(Customer customer, string productCode)
    {
        var login = PortalWorld.Login(customer);
        var order = await OrderOfAsync(customer);
        if (order is null)
        {
            var cart = await Dispatcher.SendAsync(login, new CartContents());
            if (cart.Count == 0)
                cart = await Dispatcher.SendAsync(login, new AddToCart(productCode));
            steps.Arm();
            await Dispatcher.SendAsync(login, new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), PaymentChoice.ByCard));
            order = await OrderOfAsync(customer);
        }
        steps.Arm();
        if (order!.IsPayable)
        {
            var page = (await Dispatcher.SendAsync(login, new Pay(order.Number, null, PaymentChoice.ByCard))).PayAt;
            if (page is not null)
                await PressPayAsync(page);
            await Dispatcher.SendAsync(login, new ComeBackFromGateway(order.Number, null, Left: false));
        }
        await ApproveAsync(customer);
        steps.Disarm();
    }

    private async Task ApproveAsync(Customer customer)
    {
        var service = await DbAsync(db => db.Services.SingleAsync(row => row.CustomerId == customer.Id));
        if (!service.AwaitsApproval)
            return;
        var start = service.BilledFrom!.Value.AddDays(13);
        var preview = await Dispatcher.SendAsync(PortalWorld.Staff, new ApprovalPreview(service.Number, start));
        await Dispatcher.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, start, preview.Fingerprint));
    }

    private async Task PressPayAsync(string page)
    {
        steps.Reach("before the customer pays");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("action", "pay"), new("card", "4242 4242 4242 4242")]);
        using var answer = await browser.PostAsync(new Uri(address, new Uri(page).PathAndQuery), form);
        steps.Reach("after the customer paid");
    }

    private Task<Order?> OrderOfAsync(Customer customer) =>
        DbAsync(db => db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.CustomerId == customer.Id));

    public async Task<T> DbAsync<T>(Func<PortalDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }
}
