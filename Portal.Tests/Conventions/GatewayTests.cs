using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Infrastructure;
using Portal.Tests.World;

namespace Portal.Tests.Conventions;

/// <summary>Another gateway can stand beside Stripe only while nothing else knows Stripe's library.</summary>
public sealed partial class Stripes_types
{
    private const string Home = "Portal.Infrastructure.Payments.Stripe";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(global::Stripe.StripeClient).Assembly;

    [Fact]
    public void Are_unknown_to_the_app_and_the_domain() =>
        new[] { typeof(Portal.App.Shell.Actor).Assembly, typeof(Money).Assembly }
            .Where(assembly => assembly.GetReferencedAssemblies().Any(name => name.Name == Library.GetName().Name)).ShouldBeEmpty();

    [Fact]
    public void Stay_in_their_place_in_the_infrastructure()
    {
        var mentions = typeof(PortalDb).Assembly.GetTypes().SelectMany(type => Mentioned(type).Where(IsStripes).Select(stripes => (type, stripes))).ToList();
        mentions.ShouldContain(mention => mention.type.Namespace == Home, "the test should see them where they are");
        mentions.Where(mention => mention.type.Namespace != Home).Select(mention => $"{mention.type} mentions {mention.stripes}").ShouldBeEmpty();
    }

    [Fact]
    public void Are_named_by_no_file_elsewhere()
    {
        var sources = Repository.Files.Where(path => (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            && !path.StartsWith("Portal.Tests/", StringComparison.Ordinal)).ToLookup(path => path.StartsWith("Portal.Infrastructure/Payments/Stripe/", StringComparison.Ordinal));
        sources[true].Where(Names).ShouldNotBeEmpty("the test should find them where they are");
        sources[false].Where(Names).ShouldBeEmpty();
    }

    [Fact]
    public void Never_take_what_the_whole_process_shares() =>
        Repository.Files.Where(path => path.StartsWith("Portal.Infrastructure/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(Repository.PathOf(path)).Contains("StripeConfiguration.", StringComparison.Ordinal)).ShouldBeEmpty();

    private static bool Names(string path) => Using().IsMatch(File.ReadAllText(Repository.PathOf(path)));

    // Signatures, and the fields in which the compiler keeps what a method holds across an await.
    private static IEnumerable<Type> Mentioned(Type type) =>
        ((IEnumerable<Type?>)[type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Declared).Select(field => field.FieldType), .. type.GetProperties(Declared).Select(property => property.PropertyType),
            .. type.GetConstructors(Declared).SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType),
            .. type.GetMethods(Declared).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))])
        .OfType<Type>().SelectMany(WithArguments);

    private static IEnumerable<Type> WithArguments(Type type) => type.HasElementType ? WithArguments(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(WithArguments)];

    private static bool IsStripes(Type type) => type.Assembly == Library;

    [GeneratedRegex(@"(?:^\s*@?(?:global )?using (?:static |\w+ = )?|global::)Stripe\b", RegexOptions.Multiline)]
    private static partial Regex Using();
}
