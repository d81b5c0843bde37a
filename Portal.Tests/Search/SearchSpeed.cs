using System.Diagnostics;
using System.Globalization;
using Portal.App.Customers;
using Portal.App.Ordering;
using Portal.App.Shell;
using Portal.Domain.Ordering;
using Portal.Tests.World;

namespace Portal.Tests.Search;

/// <summary>How long a search takes among many orders: what bench/search prints.</summary>
internal static class SearchSpeed
{
    private const int Times = 20;

    // Common and rare, short and long, one word and several, what is in every row, in the old ones alone, and nowhere.
    private static readonly string[] Texts =
    [
        "a", "an", "anna", "mann", "example.com", "cloud server", "modem", "dialup anna", "2023", "2000", "C-2000001", "#O-2000042", "2000042", "default-2023-20000", "030 7000123", "7000123",
        "anna zimzim", "fibre zimmann anna", "maria ros 77", "street", "nowhere", "xq", "anna nowhere",
    ];

    /// <param name="args">measure-search, provider, orders.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [_, var provider, var count])
            return 2;
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        var service = await world.APaidServiceAsync(customer);
        var watch = Stopwatch.StartNew();
        var orders = int.Parse(count, CultureInfo.InvariantCulture);
        await ManyEntries.FillAsync(world, customer, await world.DbAsync(async db => (await db.Orders.FindAsync(service.OrderId))!), orders);
        Console.WriteLine($"{provider}: {orders:N0} orders, {orders / 10:N0} customers, filled in {watch.Elapsed.TotalSeconds:0} s; milliseconds of {Times} searches each");
        Console.WriteLine($"{"",-24}{"Ctrl+K",22}{"/admin/orders",22}{"requested only",22}{"/partner/customers",22}");
        Console.WriteLine($"{"",-24}{string.Concat(Enumerable.Repeat($"{"p50",8}{"p95",7}{"max",7}", 4))}");
        foreach (var text in Texts)
        {
            var cells = new[]
            {
                await MeasureAsync(() => world.SendAsync(PortalWorld.Staff, new StaffSearch(text))),
                await MeasureAsync(() => world.SendAsync(PortalWorld.Staff, new StaffOrders(null, ListCursor.Top, text))),
                await MeasureAsync(() => world.SendAsync(PortalWorld.Staff, new StaffOrders(OrderStatus.Requested, ListCursor.Top, text))),
                await MeasureAsync(() => world.SendAsync(PortalWorld.PartnerUser(partner), new CustomerList(text, null, ListCursor.Top))),
            };
            Console.WriteLine($"{text,-24}{string.Concat(cells)}");
        }
        return 0;
    }

    private static async Task<string> MeasureAsync(Func<Task> search)
    {
        await search();
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            await search();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[Times / 2],8:0.0}{times[Times * 95 / 100 - 1],7:0.0}{times[^1],7:0.0}");
    }
}
