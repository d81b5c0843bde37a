using Microsoft.AspNetCore.Components;

namespace Portal.App.Kit;

/// <summary>
/// Short messages about what happened elsewhere: another tab, another person, the gateway. One per circuit.
/// What the reader did himself is answered in place, not here.
/// </summary>
public sealed class Toasts
{
    private readonly List<Toast> _shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    /// <summary>Shows a message; with a link the reader can go and see.</summary>
    public void Show(string text, Tone tone = Tone.Info, string? href = null, string? linkText = null)
    {
        // The newest four are enough to read; older ones have been there the longest.
        if (_shown.Count == 4) _shown.RemoveAt(0);
        _shown.Add(new(Guid.CreateVersion7(), text, tone, href, linkText));
        Changed?.Invoke();
    }

    public void Close(Guid id)
    {
        if (_shown.RemoveAll(toast => toast.Id == id) > 0) Changed?.Invoke();
    }
}

public sealed record Toast(Guid Id, string Text, Tone Tone, string? Href, string? LinkText);
