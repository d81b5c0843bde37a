using Microsoft.AspNetCore.Components;

namespace Portal.App.Customers;

/// <summary>The same pages stand in the administration and in the partner's area; links stay where the reader is.</summary>
public static class CustomerAddress
{
    public static string Area(NavigationManager here) =>
        here.ToBaseRelativePath(here.Uri).StartsWith("partner", StringComparison.OrdinalIgnoreCase) ? "/partner/customers" : "/admin/customers";
}
