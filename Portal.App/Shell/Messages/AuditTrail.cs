using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>Writes down who did what, in the transaction of what was done.</summary>
public sealed class AuditTrail(PortalDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="action">Stable and dotted: <c>service.approved</c>.</param>
    /// <param name="subject">In words, with the number that people know it by: <c>Service S-100001</c>.</param>
    public void Add(string action, string subject, string oldValue, string newValue, Id<Partner>? partner) =>
        db.Audit.Add(new AuditEntry(clock.GetUtcNow().UtcDateTime, actor.Value.Name, action, subject, oldValue, newValue, partner));
}
