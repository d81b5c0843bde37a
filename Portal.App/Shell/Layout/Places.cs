namespace Portal.App.Shell;

/// <summary>At the top right of every page that customers and visitors see.</summary>
public sealed record CartCorner;

/// <summary>What a signed-in customer is told on every page.</summary>
public sealed record NewsOfCustomer;

/// <summary>What staff are told on every page.</summary>
public sealed record NewsOfStaff;
