using Portal.Domain.Customers;

namespace Portal.Domain.Billing;

/// <summary>A card that the gateway keeps for a customer. Only what is printed on receipts is known here.</summary>
public sealed class SavedCard
{
    private SavedCard() { }

    public SavedCard(Id<Customer> customerId, string gatewayId, string brand, string last4, int expiryMonth, int expiryYear, DateTime at)
    {
        Id = Id<SavedCard>.New();
        CustomerId = customerId;
        GatewayId = gatewayId;
        Brand = brand;
        Last4 = last4;
        ExpiryMonth = expiryMonth;
        ExpiryYear = expiryYear;
        CreatedAt = at;
    }

    public Id<SavedCard> Id { get; private set; }
    public Id<Customer> CustomerId { get; private set; }

    /// <summary>The gateway's id, unique.</summary>
    public string GatewayId { get; private set; } = "";

    public string Brand { get; private set; } = "";
    public string Last4 { get; private set; } = "";
    public int ExpiryMonth { get; private set; }
    public int ExpiryYear { get; private set; }
    public DateTime CreatedAt { get; private set; }

    /// <summary>Good through the last day of its month.</summary>
    public bool IsExpired(DateOnly today) => (today.Year, today.Month).CompareTo((ExpiryYear, ExpiryMonth)) > 0;
}
