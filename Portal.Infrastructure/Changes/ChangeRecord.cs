namespace Portal.Infrastructure.Changes;

/// <summary>What one transaction touched, for the other nodes. Kept for some minutes.</summary>
public sealed class ChangeRecord
{
    private ChangeRecord() { }

    public ChangeRecord(Guid node, string topics, DateTime at)
    {
        Node = node;
        Topics = topics;
        At = at;
    }

    public long Id { get; private set; }
    public Guid Node { get; private set; }
    public string Topics { get; private set; } = "";
    public DateTime At { get; private set; }
}
