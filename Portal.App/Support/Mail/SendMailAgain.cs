using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary><b>Send again</b>: a failed mail goes back into the queue.</summary>
/// <param name="Id">Null: all that failed, at most <see cref="SendMailAgainHandler.MostAtOnce"/> at a time.</param>
[Staff]
public sealed record SendMailAgain(Guid? Id) : IRequest<int>;

public sealed class SendMailAgainHandler(PortalDb db, AuditTrail audit, TimeProvider clock) : IRequestHandler<SendMailAgain, int>
{
    public const int MostAtOnce = 200;

    public async Task<int> Handle(SendMailAgain request, CancellationToken cancellationToken)
    {
        var id = request.Id is { } guid ? new Id<OutgoingMail>(guid) : (Id<OutgoingMail>?)null;
        var mails = id is null
            ? await db.Mails.Where(mail => mail.Status == MailStatus.Failed).OrderBy(mail => mail.Id).Take(MostAtOnce).ToListAsync(cancellationToken)
            : await db.Mails.Where(mail => mail.Id == id).ToListAsync(cancellationToken);
        if (id is not null && mails.Count == 0)
            throw Refusal.NotFound("mail");
        foreach (var mail in mails)
        {
            mail.Retry(clock.GetUtcNow().UtcDateTime);
            audit.Add("mail.sent-again", $"Mail {mail.Id}", "", "", mail.PartnerId);
        }
        await db.SaveChangesAsync(cancellationToken);
        return mails.Count;
    }
}
