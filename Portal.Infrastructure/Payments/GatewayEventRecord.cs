namespace Portal.Infrastructure.Payments;

/// <summary>A webhook event that was taken in: its id is the key, so each is acted on once (SPEC 3).</summary>
public sealed class GatewayEventRecord
{
    private GatewayEventRecord() { }

    public GatewayEventRecord(string id, string type, DateTime receivedAt)
    {
        Id = id;
        Type = type;
        ReceivedAt = receivedAt;
    }

    public string Id { get; private set; } = "";
    public string Type { get; private set; } = "";
    public DateTime ReceivedAt { get; private set; }
}
