using Microsoft.AspNetCore.Components;

namespace Portal.App.Catalog;

/// <summary>A section of the product form. All sections work on one draft and tell of every change, for the preview.</summary>
public abstract class ProductFieldsPart : ComponentBase
{
    [Parameter, EditorRequired] public ProductFormAnswer Form { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    protected ProductDraft Draft => Form.Draft;

    protected Task Told() => Changed.InvokeAsync();
}
