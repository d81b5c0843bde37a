using Portal.App.Ordering;
using Portal.App.Shell;

namespace Portal.App.Shop;

public static class ShopSetup
{
    public static IServiceCollection AddShop(this IServiceCollection services) => services.Fill<ChoiceForLine, CartLineChoice>();
}
