using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>One mail of the outbox, whole.</summary>
[Staff]
public sealed record MailDetails(Guid Id) : IRequest<MailDetailsAnswer>;

/// <param name="Body">Null for mails whose link lets its reader act as the recipient: nobody else may read it.</param>
public sealed record MailDetailsAnswer(
    Guid Id, string To, string Partner, string Cause, string Subject, string? Body, MailStatus Status, int Attempts,
    DateTime CreatedAt, DateTime? SentAt, DateTime? NextTryAt, string LastError);

public sealed class MailDetailsHandler(PortalDb db) : IRequestHandler<MailDetails, MailDetailsAnswer>
{
    public async Task<MailDetailsAnswer> Handle(MailDetails request, CancellationToken cancellationToken)
    {
        var id = new Id<OutgoingMail>(request.Id);
        var mail = await db.Mails.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw Refusal.NotFound("mail");
        var partner = await db.Partners.Where(row => row.Id == mail.PartnerId).Select(row => row.Name).SingleAsync(cancellationToken);
        return new(request.Id, mail.To, partner, mail.Cause, mail.Subject, mail.IsConfidential ? null : mail.Body, mail.Status, mail.Attempts,
            mail.CreatedAt, mail.SentAt, mail.NextTryAt, mail.LastError);
    }
}
