using Portal.Tests.World;

namespace Portal.Tests.Browser;

/// <summary>What people saw and did on their walks; several windows write at the same time.</summary>
internal sealed class WalkNotes
{
    private readonly Lock _lock = new();
    private readonly List<string> _faults = [];
    private readonly HashSet<(string Person, string Template)> _visited = [];
    private readonly HashSet<(string Person, string Template)> _taken = [];
    private readonly HashSet<string> _paged = [];
    private readonly Dictionary<(string Person, string Template), (string SeenAt, string Address)> _links = [];

    public int Clicks { get; private set; }

    public IReadOnlyList<string> Faults { get { lock (_lock) return [.. _faults]; } }

    public IReadOnlySet<string> Templates { get { lock (_lock) return _visited.Select(visit => visit.Template).ToHashSet(); } }

    /// <summary>Pages whose lists went on, so that the ways through them were clicked.</summary>
    public IReadOnlySet<string> Paged { get { lock (_lock) return _paged.ToHashSet(); } }

    public void Fault(string person, string where, string what)
    {
        lock (_lock) _faults.Add($"{person} at {where}: {what}");
    }

    public void Visited(string person, RoutedPage page)
    {
        lock (_lock) _visited.Add((person, page.Template));
    }

    public void Clicked(string person, RoutedPage? paged = null)
    {
        lock (_lock)
        {
            Clicks++;
            if (paged is not null) _paged.Add(paged.Template);
        }
    }

    public void Seen(string person, RoutedPage page, string at, string address)
    {
        lock (_lock) _links.TryAdd((person, page.Template), (at, address));
    }

    /// <summary>Takes a page that this person saw a link to and has not been at.</summary>
    public (RoutedPage Page, string SeenAt, string Address)? Next(string person)
    {
        lock (_lock)
        {
            foreach (var ((who, template), (at, address)) in _links)
                if (who == person && !_visited.Contains((person, template)) && _taken.Add((person, template)))
                    return (RoutedPages.All.First(page => page.Template == template), at, address);
            return null;
        }
    }
}
