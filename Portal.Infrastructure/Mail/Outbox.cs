using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mail;

/// <summary>
/// Sends what waits. A mail is claimed before it is sent: one UPDATE moves its next try to the end of a lease, so of several
/// nodes one sends it, and a node that dies in between loses it to the next one after the lease.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, IMailTransport transport, MailOptions options, TimeProvider clock, ILogger<Outbox> log)
{
    private const int Batch = 50;

    /// <summary>Longer than a server may take to answer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Tries each mail that is due once. False when the server cannot be reached: the others wait, untouched. One mail alone
    /// that the server hangs up on does not hold up the rest.
    /// </summary>
    public async Task<bool> SendDueAsync(CancellationToken cancellation)
    {
        var unreachable = 0;
        while (true)
        {
            var due = await DueAsync(cancellation);
            foreach (var id in due)
            {
                unreachable = await SendAsync(id, cancellation) ? 0 : unreachable + 1;
                if (unreachable == 3)
                    return false;
            }
            if (due.Count < Batch)
                return unreachable == 0;
        }
    }

    private async Task<List<Id<OutgoingMail>>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Now;
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Mails
            .Where(mail => mail.Status == MailStatus.Queued && mail.NextTryAt <= now)
            .OrderBy(mail => mail.NextTryAt).Take(Batch).Select(mail => mail.Id).ToListAsync(cancellation);
    }

    private async Task<bool> SendAsync(Id<OutgoingMail> id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (!await ClaimAsync(db, id, cancellation))
            return true;
        var mail = await db.Mails.SingleAsync(row => row.Id == id, cancellation);
        Action<OutgoingMail> outcome;
        var reachable = true;
        try
        {
            await transport.SendAsync(await LetterAsync(db, mail, cancellation), cancellation);
            outcome = sent => sent.Sent(Now);
        }
        catch (MailRefused error)
        {
            log.LogWarning("Mail {Mail} was refused", id);
            outcome = refused => refused.TryFailed(error.Message, forGood: true, Now);
        }
        catch (MailPostponed error)
        {
            outcome = later => later.TryFailed(error.Message, forGood: false, Now);
        }
        catch (MailUnreachable error)
        {
            log.LogWarning("Mail cannot be sent now: {Why}", error.Message);
            outcome = waiting => waiting.Unreachable(error.Message, Now);
            reachable = false;
        }
        // What happened outside happened: a shutdown now must not forget it.
        await RecordAsync(db, mail, outcome);
        return reachable;
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
        return new(mail, options.From, brand.Length > 0 ? brand : own.Name, own.Identity.Email, options.From[(options.From.IndexOf('@', StringComparison.Ordinal) + 1)..]);
    }

    private static async Task RecordAsync(PortalDb db, OutgoingMail mail, Action<OutgoingMail> outcome)
    {
        while (true)
        {
            outcome(mail);
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Staff touched the row meanwhile; the outcome still stands, unless somebody recorded one already.
                db.ChangeTracker.Clear();
                mail = await db.Mails.SingleAsync(row => row.Id == mail.Id);
                if (mail.Status != MailStatus.Queued)
                    return;
            }
        }
    }
}
