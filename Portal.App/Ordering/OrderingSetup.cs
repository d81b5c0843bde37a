using Portal.App.Shell;
using Portal.App.Support;

namespace Portal.App.Ordering;

public static class OrderingSetup
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) => services
        .AddScoped<PaidOrder>()
        .AddScoped<RequestedOrder>()
        .Fill<CartCorner, CartIcon>()
        .Fill<StatusOfOrder, OrderStatusChip>();
}
