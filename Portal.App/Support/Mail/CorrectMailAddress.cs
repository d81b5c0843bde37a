using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary><b>Correct address</b>: a mail that did not arrive goes to another address, at once. Nobody gets the same message twice.</summary>
[Staff]
public sealed record CorrectMailAddress(Guid Id, string To) : IRequest<Unit>;

public sealed class CorrectMailAddressHandler(PortalDb db, AuditTrail audit, TimeProvider clock) : IRequestHandler<CorrectMailAddress, Unit>
{
    public async Task<Unit> Handle(CorrectMailAddress request, CancellationToken cancellationToken)
    {
        var (id, to) = (new Id<OutgoingMail>(request.Id), request.To.Trim());
        var mail = await db.Mails.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw Refusal.NotFound("mail");
        var before = mail.To;
        mail.CorrectAddress(to, clock.GetUtcNow().UtcDateTime);
        var others = await db.Mails.Where(other => other.Id != id && other.Cause == mail.Cause).Select(other => other.To).ToListAsync(cancellationToken);
        if (others.Contains(to, StringComparer.OrdinalIgnoreCase))
            throw new Refusal("mail.twice", $"{to} gets this message already, as a mail of its own.", nameof(OutgoingMail.To));
        audit.Add("mail.address-corrected", $"Mail {mail.Id}", before, to, mail.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
