namespace Portal.App.Account;

/// <summary>Below the card where people log in.</summary>
public sealed record UnderTheLogin;
