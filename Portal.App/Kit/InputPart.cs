using Microsoft.AspNetCore.Components;

namespace Portal.App.Kit;

/// <summary>What all inputs share: a value bound both ways and the wiring to the Field around them.</summary>
public abstract class InputPart<T> : ComponentBase
{
    [Parameter] public T? Value { get; set; }
    [Parameter] public EventCallback<T?> ValueChanged { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public string? Name { get; set; }

    /// <summary>Anything else the element should carry: placeholder, autocomplete, maxlength, autofocus.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter] protected FieldState? Field { get; set; }

    protected string? InputId => Attributes?.ContainsKey("id") == true ? null : Field?.Id;
    protected string? InputName => Name ?? Field?.Name;
    protected string? DescribedBy => Field?.DescribedBy;
    protected string? Invalid => Field?.Invalid == true ? "true" : null;
    protected bool Required => Field?.Required == true;

    protected async Task Set(T? value)
    {
        Value = value;
        await ValueChanged.InvokeAsync(value);
    }
}
