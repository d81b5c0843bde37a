using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mail;

/// <summary>
/// Sends what waits. A mail is claimed before it is sent: one UPDATE moves its next try to the end of a lease, so of several
/// nodes one sends it, and a node that dies in between loses it to the next one after the lease. What happens to one mail is
/// written on that mail and holds no other up; only when the server as a whole cannot be used does the queue wait.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, IMailTransport transport, MailOptions options, TimeProvider clock, ILogger<Outbox> log)
{
    private const int Batch = 50;

    /// <summary>So many letters in a row without any answer are no longer the letters' fault.</summary>
    private const int MostLost = 3;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a letter may take, connecting included.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private DateTime _closedUntil;
    private TimeSpan _pause = ShortestPause;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tries each mail that is due once. False when the server cannot be used: then nothing is tried for 10, 20, 40 and at most 60 seconds.</summary>
    public async Task<bool> SendDueAsync(CancellationToken cancellation)
    {
        if (Now < _closedUntil)
            return false;
        var due = await DueAsync(cancellation);
        if (due.Count == 0)
            return true;
        try
        {
            await using var delivery = await transport.OpenAsync(cancellation);
            await SendAsync(delivery, due, cancellation);
        }
        catch (MailUnreachable outage)
        {
            // What a server answers to a letter may name its recipient, and stands on the mail alone.
            var why = outage.InnerException is MailLost ? "letters are not answered" : outage.Message;
            log.LogWarning("No mail can be sent now: {Why}", why);
            await PauseAsync(outage.Message);
            return false;
        }
        _pause = ShortestPause;
        return true;
    }

    private async Task SendAsync(IMailDelivery delivery, List<Id<OutgoingMail>> due, CancellationToken cancellation)
    {
        var lost = 0;
        while (due.Count > 0)
        {
            foreach (var id in due)
            {
                var trouble = await SendAsync(delivery, id, cancellation);
                if (trouble is MailUnreachable)
                    throw trouble;
                lost = trouble is MailLost ? lost + 1 : 0;
                if (lost == MostLost)
                    throw new MailUnreachable(trouble!.Message, trouble);
            }
            due = due.Count < Batch ? [] : await DueAsync(cancellation);
        }
    }

    private async Task<List<Id<OutgoingMail>>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Due(scope.ServiceProvider.GetRequiredService<PortalDb>()).Select(mail => mail.Id).ToListAsync(cancellation);
    }

    // Mails that had trouble before stand behind those that had none.
    private IQueryable<OutgoingMail> Due(PortalDb db)
    {
        var now = Now;
        return db.Mails.Where(mail => mail.Status == MailStatus.Queued && mail.NextTryAt <= now)
            .OrderBy(mail => mail.Attempts).ThenBy(mail => mail.NextTryAt).ThenBy(mail => mail.Id).Take(Batch);
    }

    private async Task<Exception?> SendAsync(IMailDelivery delivery, Id<OutgoingMail> id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (!await ClaimAsync(db, id, cancellation))
            return null;
        var mail = await db.Mails.SingleAsync(row => row.Id == id, cancellation);
        var trouble = await TryAsync(delivery, db, mail, cancellation);
        // What happened outside happened: a shutdown now must not forget it.
        await RecordAsync(db, mail, trouble);
        return trouble;
    }

    private async Task<Exception?> TryAsync(IMailDelivery delivery, PortalDb db, OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            await delivery.SendAsync(await LetterAsync(db, mail, cancellation), cancellation);
            return null;
        }
        catch (Exception error) when (error is MailRefused or MailPostponed or MailLost or MailUnreachable)
        {
            var why = error.GetType().Name;
            log.LogWarning("Mail {Mail} was not sent: {Why}", mail.Id, why);
            return error;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Mail {Mail} could not be sent", mail.Id);
            return error;
        }
    }

    private async Task<bool> ClaimAsync(PortalDb db, Id<OutgoingMail> id, CancellationToken cancellation)
    {
        var now = Now;
        var until = now + Lease;
        using (await db.Gate.EnterAsync(cancellation))
            return await db.Mails.Where(mail => mail.Id == id && mail.Status == MailStatus.Queued && mail.NextTryAt <= now)
                .ExecuteUpdateAsync(mail => mail.SetProperty(row => row.NextTryAt, until)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.Version, row => row.Version + 1), cancellation) == 1;
    }

    private async Task<Letter> LetterAsync(PortalDb db, OutgoingMail mail, CancellationToken cancellation)
    {
        var partners = await db.Partners.AsNoTracking().Where(partner => partner.Id == mail.PartnerId || partner.IsDefault).ToListAsync(cancellation);
        var own = partners.Single(partner => partner.Id == mail.PartnerId);
        var brand = EffectiveSettings.Of(own, partners.Single(partner => partner.IsDefault)).Get(PartnerSettings.BrandName);
        return new(mail, options.From, brand.Length > 0 ? brand : own.Name, own.Identity.Email);
    }

    private async Task RecordAsync(PortalDb db, OutgoingMail mail, Exception? trouble)
    {
        var address = mail.To;
        while (true)
        {
            Write(mail, trouble);
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Staff touched the row meanwhile; the outcome still stands, unless somebody recorded one already or it goes to another address now.
                db.ChangeTracker.Clear();
                mail = await db.Mails.SingleAsync(row => row.Id == mail.Id);
                if (mail.Status != MailStatus.Queued || mail.To != address)
                    return;
            }
        }
    }

    private void Write(OutgoingMail mail, Exception? trouble)
    {
        if (trouble is null)
            mail.Sent(Now);
        else if (trouble is MailUnreachable)
            mail.NotTried(Now);
        else if (trouble is MailRefused or MailPostponed or MailLost)
            mail.TryFailed(trouble.Message, forGood: trouble is MailRefused, Now);
        else
            mail.TryFailed($"The portal could not send this mail ({trouble.GetType().Name}); its log says more.", forGood: false, Now);
    }

    /// <summary>Nothing is tried for a while, and what would have been next says so: staff see why and when, and another node or a restart keeps to it.</summary>
    private async Task PauseAsync(string why)
    {
        _closedUntil = Now + _pause;
        _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, LongestPause.Ticks));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        foreach (var mail in await Due(db).ToListAsync(CancellationToken.None))
            mail.WaitForServer(why, _closedUntil);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node or staff were faster with one of them; the note is a courtesy.
        }
    }
}
