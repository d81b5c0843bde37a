using Portal.Infrastructure;
using Portal.Infrastructure.Changes;

namespace Portal.App.Account;

/// <summary>Tells open pages, here and on other nodes, that the login they run under has ended.</summary>
internal static class Sessions
{
    public static Task EndEverywhereAsync(this PortalDb db, ChangeFeed feed, Guid userId, CancellationToken cancellation) => db.TellAsync(feed, Topics.Everywhere(userId), cancellation);

    public static Task EndSessionAsync(this PortalDb db, ChangeFeed feed, string session, CancellationToken cancellation) => db.TellAsync(feed, Topics.Session(session), cancellation);

    private static async Task TellAsync(this PortalDb db, ChangeFeed feed, string topic, CancellationToken cancellation)
    {
        db.Changes.Add(new ChangeRecord(feed.Node, topic, feed.Now));
        await db.SaveChangesAsync(cancellation);
        feed.Publish([topic]);
    }
}
