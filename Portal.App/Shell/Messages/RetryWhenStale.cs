using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>
/// Two writers met on one row, or took the same unique key: the handler runs again on what is there now, and so either finds its
/// work done or does it on top. A handler that keeps losing is refused as stale; nothing of it was saved.
/// </summary>
public sealed class RetryWhenStale<TMessage, TAnswer>(PortalDb db) : IPipelineBehavior<TMessage, TAnswer>
{
    private const int MostTries = 10;

    public async Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await next();
            }
            catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || DatabaseErrors.IsConflict(error))
            {
                if (tries == MostTries)
                    throw new Refusal(Refusal.Stale, "Somebody else changed this at the same time. Reload the page and try again.");
                db.ChangeTracker.Clear();
            }
        }
    }
}
