namespace Portal.App.Account;

/// <summary>Where to go after logging in. Only to paths of this site: a link that leads elsewhere could pass a fake page off as ours.</summary>
public static class ReturnUrl
{
    /// <summary>The address when it is a path of this site, else null.</summary>
    public static string? Local(string? address) => address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\') && !address.Any(char.IsControl)
        && !address.StartsWith("/account/log", StringComparison.OrdinalIgnoreCase)
        ? address
        : null;

    /// <summary>The page's own address with the way back kept.</summary>
    public static string Keep(string page, string? address) => Local(address) is { } local ? $"{page}?returnUrl={Uri.EscapeDataString(local)}" : page;
}
