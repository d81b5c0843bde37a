using Portal.App.Shell;

namespace Portal.App.Home;

public static class HomeSetup
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .Fill<NewsOfCustomer, CustomerNotices>()
        .Fill<NewsOfStaff, StaffNotices>();
}
