using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

internal static class LoginQueries
{
    /// <summary>Whoever presses the button again and again, or for somebody else, causes one mail in this time.</summary>
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(2);

    /// <summary>The terms of the partner that a login belongs to; those of the Default partner for staff.</summary>
    public static async Task<PartnerTerms> TermsOfAsync(this PortalDb db, PortalUser user, CancellationToken cancellation) =>
        await db.TermsAsync(await db.PartnerIdOfAsync(user, cancellation), cancellation);

    public static async Task<Id<Partner>?> PartnerIdOfAsync(this PortalDb db, PortalUser user, CancellationToken cancellation = default) => user.CustomerId is { } customer
        ? await db.Customers.Where(row => row.Id == customer).Select(row => (Id<Partner>?)row.PartnerId).SingleAsync(cancellation)
        : user.PartnerId;

    /// <summary>Whether the login got a mail of this cause a moment ago.</summary>
    public static async Task<bool> WasMailedJustNowAsync(this PortalDb db, PortalUser user, string cause, DateTime now, CancellationToken cancellation)
    {
        var prefix = $"{cause}:{user.Id}:";
        var since = now - BetweenMails;
        return await db.Mails.AnyAsync(mail => mail.To == user.Email && mail.Cause.StartsWith(prefix) && mail.CreatedAt > since, cancellation);
    }
}
