using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.World;

internal static class BunitAssemblies
{
    /// <summary>bUnit names a later AngleSharp.Diffing than BunitPackages.props can restore; the older one beside us serves.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must run before the first type of bUnit loads, whichever test comes first.")]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == "AngleSharp.Diffing"
        ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
        : null;
}
