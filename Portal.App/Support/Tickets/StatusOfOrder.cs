using Portal.Domain.Ordering;

namespace Portal.App.Support;

/// <summary>Where a ticket shows how the order stands that it is about; the words for it are Ordering's.</summary>
public sealed record StatusOfOrder(OrderStatus Status);
