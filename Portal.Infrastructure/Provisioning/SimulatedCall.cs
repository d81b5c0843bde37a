namespace Portal.Infrastructure.Provisioning;

/// <summary>The Simulator's own ledger: what it was asked and what it did, one row per idempotency key.</summary>
public sealed class SimulatedCall
{
    private SimulatedCall() { }

    public SimulatedCall(string key, string serviceNumber, string kind)
    {
        Key = key;
        ServiceNumber = serviceNumber;
        Kind = kind;
    }

    public string Key { get; private set; } = "";
    public string ServiceNumber { get; private set; } = "";
    public string Kind { get; private set; } = "";

    /// <summary>How often it was called with this key.</summary>
    public int Calls { get; set; }

    /// <summary>How often it did the work: more than once would be a doubled service.</summary>
    public int TimesDone { get; set; }

    /// <summary>Calls that are in it at this moment.</summary>
    public int Inside { get; set; }

    /// <summary>The most calls that were ever in it at once for this key.</summary>
    public int MostInside { get; set; }

    public DateTime? DoneAt { get; set; }
}
