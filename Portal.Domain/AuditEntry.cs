using Portal.Domain.Partners;

namespace Portal.Domain;

/// <summary>Who did what to which thing, with old and new value. Never changed, written with what it tells of.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public AuditEntry(DateTime at, string actor, string action, string subject, string oldValue, string newValue, Id<Partner>? partnerId)
    {
        Id = Id<AuditEntry>.New();
        At = at;
        Actor = actor;
        Action = action;
        Subject = subject;
        OldValue = oldValue;
        NewValue = newValue;
        PartnerId = partnerId;
    }

    public Id<AuditEntry> Id { get; private set; }
    public DateTime At { get; private set; }
    public string Actor { get; private set; } = "";

    /// <summary>Stable and dotted: <c>service.approved</c>, <c>setting.changed</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>In words, with the number that people know it by.</summary>
    public string Subject { get; private set; } = "";

    public string OldValue { get; private set; } = "";
    public string NewValue { get; private set; } = "";
    public Id<Partner>? PartnerId { get; private set; }
}
