namespace Portal.Tests.Conventions;

/// <summary>Areas of an assembly, which are the namespaces below its root, in the order in which they may know each other.</summary>
/// <param name="Areas">Lowest first; the empty name is what stands at the root itself.</param>
public sealed record AreaOrder(string Root, IReadOnlyList<string> Areas)
{
    /// <summary>Null for what the compiler made for all of the assembly.</summary>
    public string? AreaOf(Type type) => type.Namespace is not { } space ? null
        : space == Root ? ""
        : space.StartsWith($"{Root}.", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0]
        : null;

    public int PlaceOf(string area) => Areas.ToList().IndexOf(area);

    public IEnumerable<string> WithoutPlace(CompiledCode code) => code.Types.Select(AreaOf).OfType<string>().Distinct().Where(area => PlaceOf(area) < 0);

    /// <summary>What names an area above its own.</summary>
    public IEnumerable<Use> Backwards(CompiledCode code) => Across(code).Where(use => PlaceOf(AreaOf(use.By)!) < PlaceOf(AreaOf(use.Of)!));

    /// <summary>What names another area.</summary>
    public IEnumerable<Use> Across(CompiledCode code) => code.Uses().Where(use => AreaOf(use.By) is { } by && AreaOf(use.Of) is { } of && by != of);

    /// <summary>What an area gives to another only where the tests name it: neither a value (struct, enum, immutable record) nor pure functions nor a contract.</summary>
    public static bool IsAggregate(Type type) => !type.IsValueType && !type.IsInterface && type is not { IsAbstract: true, IsSealed: true } && !IsImmutableRecord(type);

    private static bool IsImmutableRecord(Type type) => type.GetMethod("<Clone>$") is not null && type.GetProperties().All(property =>
        property.SetMethod is null || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));

    /// <summary>Such as <c>Billing/Pay.cs uses Ordering.PaidOrder</c>.</summary>
    public string InWords(Use use) => $"{use.File} uses {AreaOf(use.Of)}.{use.Of.Name}";
}
