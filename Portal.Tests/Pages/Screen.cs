using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;
using Portal.Tests.World;

namespace Portal.Tests.Pages;

/// <summary>Draws pages for one person over the real use cases of a world: what is clicked is saved, and what is saved elsewhere is heard.</summary>
public sealed class Screen : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Screen(PortalWorld world, Actor actor)
    {
        Services.AddSingleton(world.Services.GetRequiredService<Portal.App.Shell.Dispatcher>());
        Services.AddSingleton(world.Services.GetRequiredService<ChangeFeed>());
        Services.AddSingleton<TimeProvider>(world.Clock);
        Services.AddScoped<AuthenticationStateProvider>(_ => new SignedIn(actor));
        Services.AddScoped<Visit>();
        Services.AddScoped<FirstLoad>();
        Services.AddScoped<Toasts>();
        foreach (var filling in world.Services.GetServices<Filling>())
            Services.AddSingleton(filling);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Path and query that the page last led to.</summary>
    public string Address => "/" + Here.ToBaseRelativePath(Here.Uri);

    private NavigationManager Here => Services.GetRequiredService<NavigationManager>();

    /// <summary>Dates and money as in London, for whatever the calling test does from here on.</summary>
    public static void SpeakEnglish() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Opens a page at an address, as a link does.</summary>
    public IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? with = null) where TPage : IComponent
    {
        SpeakEnglish();
        Here.NavigateTo(address);
        return Render<TPage>(parameters => with?.Invoke(parameters));
    }

    /// <summary>Waits until the page shows this text.</summary>
    public static void ShouldShow<TPage>(IRenderedComponent<TPage> page, params string[] texts) where TPage : IComponent =>
        page.WaitForAssertion(() =>
        {
            var shown = Text(page);
            foreach (var text in texts)
                shown.ShouldContain(text, Case.Sensitive, shown);
        }, Patience);

    public static void Until<TPage>(IRenderedComponent<TPage> page, Func<bool> holds) where TPage : IComponent => page.WaitForState(holds, Patience);

    /// <summary>What a person reads, spaces as the browser draws them; what only opens on a click is left out.</summary>
    public static string Text<TPage>(IRenderedComponent<TPage> page) where TPage : IComponent => Read(page.Nodes
        .SelectMany(node => node.Descendants<IText>().Append(node as IText).OfType<IText>())
        .Where(text => text.ParentElement?.Closest("[popover]") is null));

    /// <summary>The button or link of that name, once it is there.</summary>
    public static IElement Button<TPage>(IRenderedComponent<TPage> page, string name) where TPage : IComponent
    {
        page.WaitForAssertion(() => Find(page, name).ShouldNotBeNull($"no “{name}” among {string.Join(" | ", page.FindAll("button, a").Select(NameOf))}"), Patience);
        return Find(page, name)!;
    }

    public static bool HasButton<TPage>(IRenderedComponent<TPage> page, string name) where TPage : IComponent => Find(page, name) is not null;

    private static IElement? Find<TPage>(IRenderedComponent<TPage> page, string name) where TPage : IComponent => page.FindAll("button, a")
        .FirstOrDefault(button => NameOf(button).StartsWith(name, StringComparison.Ordinal));

    private static string NameOf(IElement button) => button.GetAttribute("aria-label") ?? Read(button.Descendants<IText>());

    /// <summary>Pieces of text stand apart, as their elements do on a page; a full stop or comma clings to what it ends.</summary>
    private static string Read(IEnumerable<IText> texts) => string.Join(' ', string.Join(' ', texts.Select(text => text.Data)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    private sealed class SignedIn(Actor actor) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(Identity())));

        private ClaimsIdentity Identity()
        {
            var claims = new List<Claim>();
            Add(PortalClaims.Visitor, actor.VisitorKey);
            Add(PortalClaims.Partner, actor.PartnerId?.Value);
            Add(PortalClaims.Customer, actor.CustomerId?.Value);
            Add(ClaimTypes.NameIdentifier, actor.UserId);
            if (actor.Kind == ActorKind.Visitor)
                return new(claims);
            claims.Add(new(ClaimTypes.Name, actor.Name));
            claims.Add(new(PortalClaims.Role, Enum.Parse<PortalRole>(actor.Kind.ToString()).ToString()));
            return new(claims, "test");

            void Add(string type, Guid? value)
            {
                if (value is { } id)
                    claims.Add(new(type, id.ToString()));
            }
        }
    }
}
