using System.Collections.Concurrent;

namespace Portal.Infrastructure.Changes;

/// <summary>
/// Tells open pages that something they show has changed: topics only, never data, and after the commit. In this process at
/// once; between nodes through the Changes table, which <see cref="ChangeRelay"/> reads.
/// </summary>
public sealed class ChangeFeed(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Subscription, byte>> _byTopic = new(StringComparer.Ordinal);
    private readonly RecentChanges _recent = new();

    /// <summary>This process, so that the relay does not tell it what it said itself.</summary>
    public Guid Node { get; } = Guid.CreateVersion7();

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Grows with every change that this process hears of.</summary>
    public long Position => _recent.Position;

    /// <summary>Whether one of the topics changed after that position: for who read first and subscribed later.</summary>
    public bool ChangedSince(long position, IEnumerable<string> topics) => _recent.Since(position, topics);

    /// <summary>Whether this topic changed lately, as far as this process remembers.</summary>
    public bool Heard(string topic) => _recent.Remembers(topic);

    /// <summary>Calls back after any of the topics changed, until disposed, in the culture of who subscribed. The callback must return at once.</summary>
    public IDisposable Subscribe(IEnumerable<string> topics, Action changed)
    {
        var subscription = new Subscription(this, [.. topics.Distinct(StringComparer.Ordinal)], changed);
        foreach (var topic in subscription.Topics)
            _byTopic.GetOrAdd(topic, _ => new()).TryAdd(subscription, 0);
        return subscription;
    }

    public void Publish(IReadOnlyCollection<string> topics)
    {
        // Noted first: who subscribes between the two lines finds it there.
        _recent.Add(topics);
        var heard = new HashSet<Subscription>();
        foreach (var topic in topics)
            if (_byTopic.TryGetValue(topic, out var subscriptions))
                heard.UnionWith(subscriptions.Keys);
        foreach (var subscription in heard)
            subscription.Tell();
    }

    private sealed class Subscription(ChangeFeed feed, string[] topics, Action changed) : IDisposable
    {
        // Whoever caused the change may write numbers and dates another way: the listener goes on in its own culture.
        private readonly ExecutionContext? _own = ExecutionContext.Capture();

        public string[] Topics => topics;

        public void Tell()
        {
            if (_own is null)
                changed();
            else
                ExecutionContext.Run(_own, static callback => ((Action)callback!)(), changed);
        }

        public void Dispose()
        {
            foreach (var topic in topics)
                if (feed._byTopic.TryGetValue(topic, out var subscriptions))
                {
                    subscriptions.TryRemove(this, out _);
                    // A subscriber that comes between these two lines would be lost, so the entry is removed only as the empty one it was.
                    if (subscriptions.IsEmpty)
                        feed._byTopic.TryRemove(new(topic, subscriptions));
                }
        }
    }
}
