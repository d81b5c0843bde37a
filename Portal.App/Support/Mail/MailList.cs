using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Support;

/// <summary>What the portal wrote to whom, newest first.</summary>
/// <param name="Search">Parts of the recipient's address or the subject.</param>
[Staff]
public sealed record MailList(string? Search, MailStatus? Status, ListCursor Cursor) : IRequest<MailListAnswer>;

/// <param name="Failed">How many have failed in all, counted up to <see cref="MostCounted"/>.</param>
public sealed record MailListAnswer(ListPage<MailRow> Page, int Failed)
{
    public const int MostCounted = 99;
}

public sealed record MailRow(Id<OutgoingMail> Id, string To, string Subject, MailStatus Status, int Attempts, DateTime CreatedAt, DateTime? SentAt, DateTime? NextTryAt, string LastError);

public sealed class MailListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<MailList, MailListAnswer>
{
    public async Task<MailListAnswer> Handle(MailList request, CancellationToken cancellationToken)
    {
        var mails = db.Mails.AsQueryable();
        if (request.Status is { } status)
            mails = mails.Where(mail => mail.Status == status);
        var found = await mails.BesideAsync(db, actor.Value, SearchKind.Mail, request.Search, request.Cursor, cancellationToken);
        var rows = await found.Rows.Select(mail => new MailRow(
            mail.Id, mail.To, mail.Subject, mail.Status, mail.Attempts, mail.CreatedAt, mail.SentAt, mail.NextTryAt, mail.LastError)).ToListAsync(cancellationToken);
        var failed = await db.Mails.Where(mail => mail.Status == MailStatus.Failed).OrderBy(mail => mail.Id).Take(MailListAnswer.MostCounted + 1).CountAsync(cancellationToken);
        return new(found.Page(rows, row => row.Id.ToString()), failed);
    }
}
