namespace Portal.Infrastructure.Changes;

/// <summary>
/// When each topic changed last, counted in changes. Only the last some ten thousand topics are remembered; what is asked about a
/// time before that is answered with yes, which costs a needless refresh and never misses one.
/// </summary>
/// <param name="most">Topics per half of the memory.</param>
public sealed class RecentChanges(int most = 10_000)
{
    private readonly Lock _lock = new();
    private Dictionary<string, long> _newer = new(StringComparer.Ordinal);
    private Dictionary<string, long> _older = new(StringComparer.Ordinal);
    private long _position, _halved, _forgotten;

    /// <summary>How many changes there were.</summary>
    public long Position { get { lock (_lock) return _position; } }

    public void Add(IReadOnlyCollection<string> topics)
    {
        lock (_lock)
        {
            _position++;
            foreach (var topic in topics)
                _newer[topic] = _position;
            if (_newer.Count < most)
                return;
            (_older, _newer) = (_newer, new(StringComparer.Ordinal));
            (_forgotten, _halved) = (_halved, _position);
        }
    }

    /// <summary>Whether one of the topics changed after that position.</summary>
    public bool Since(long position, IEnumerable<string> topics)
    {
        lock (_lock)
            return position < _forgotten || topics.Any(topic => Last(topic) > position);
    }

    /// <summary>Whether this topic is known to have changed at all; no after some ten thousand others.</summary>
    public bool Remembers(string topic)
    {
        lock (_lock)
            return Last(topic) > 0;
    }

    private long Last(string topic) => _newer.TryGetValue(topic, out var last) || _older.TryGetValue(topic, out last) ? last : 0;
}
