using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.App.Shell;

/// <summary>
/// A place on a page or layout that areas above its own fill: the page says what it is about, and what stands there is registered by
/// the area that knows it (<see cref="Slots.Fill{TPlace,TComponent}"/>). Nothing stands there while nobody fills it.
/// </summary>
/// <typeparam name="TPlace">A record of the page's area: which place it is, and what the filling is told.</typeparam>
public sealed class Slot<TPlace> : ComponentBase
{
    [Inject] private IEnumerable<Filling> Fillings { get; set; } = null!;

    [Parameter, EditorRequired] public TPlace Place { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var filling in Fillings.Where(filling => filling.Place == typeof(TPlace)))
        {
            builder.OpenRegion(0);
            builder.OpenComponent(0, filling.Component);
            builder.AddComponentParameter(1, nameof(IFill<TPlace>.Place), Place);
            builder.CloseComponent();
            builder.CloseRegion();
        }
    }
}

/// <summary>A component that stands in a place of an area below its own; <see cref="Place"/> is a parameter of it.</summary>
public interface IFill<TPlace> : IComponent
{
    TPlace Place { get; set; }
}

/// <summary>Which component stands in which place.</summary>
public sealed record Filling(Type Place, Type Component);

public static class Slots
{
    public static IServiceCollection Fill<TPlace, TComponent>(this IServiceCollection services) where TComponent : IFill<TPlace> =>
        services.AddSingleton(new Filling(typeof(TPlace), typeof(TComponent)));
}
