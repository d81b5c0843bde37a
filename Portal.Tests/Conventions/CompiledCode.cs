using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Portal.Tests.Conventions;

/// <summary>One type names another one of the same assembly, in a signature, an attribute or the body of a method.</summary>
public sealed record Use(Type By, Type Of, string File);

/// <summary>
/// What the types of an assembly name, read from what the compiler wrote: components, closures, iterators and async methods are
/// ordinary nested types there and count for the type that holds them. Constants leave no trace in compiled code.
/// </summary>
public sealed class CompiledCode
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xffff);

    private readonly Assembly _assembly;
    private readonly Dictionary<int, string> _fileOfMethod = [];
    private readonly Dictionary<Type, string> _fileOfType = [];

    /// <summary>The outermost types, as a person would count them.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>From the folder of the project on; of types that have a line that runs.</summary>
    public IReadOnlyDictionary<Type, string> Files => _fileOfType;

    public CompiledCode(Assembly assembly)
    {
        _assembly = assembly;
        ReadFiles();
        var types = assembly.GetTypes();
        foreach (var type in types)
            foreach (var method in MethodsOf(type))
                if (_fileOfMethod.TryGetValue(method.MetadataToken, out var file))
                    _fileOfType.TryAdd(Outermost(type), file);
        Types = [.. types.Where(type => !type.IsNested)];
    }

    public IEnumerable<Use> Uses() => _assembly.GetTypes()
        .SelectMany(type => Named(type).SelectMany(named => Parts(named.What).Where(part => part.Assembly == _assembly)
            .Select(part => new Use(Outermost(type), Outermost(part), FileOf(type, named.Where)))))
        .Where(use => use.By != use.Of).Distinct();

    private string FileOf(Type type, MethodBase? method) =>
        method is not null && _fileOfMethod.TryGetValue(method.MetadataToken, out var file) ? file
        : _fileOfType.TryGetValue(Outermost(type), out var other) ? other : Outermost(type).FullName!;

    private static IEnumerable<(Type What, MethodBase? Where)> Named(Type type)
    {
        IEnumerable<Type> own = [.. Of(type.BaseType), .. type.GetInterfaces(), .. Constraints(type.IsGenericTypeDefinition ? type.GetGenericArguments() : []), .. Attributes(type),
            .. type.GetFields(Declared).SelectMany(field => Attributes(field).Prepend(field.FieldType)),
            .. type.GetProperties(Declared).SelectMany(Attributes), .. type.GetEvents(Declared).SelectMany(Attributes)];
        foreach (var what in own)
            yield return (what, null);
        foreach (var method in MethodsOf(type))
            foreach (var what in Signature(method).Concat(Body(method)))
                yield return (what, method);
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
        [.. Of((method as MethodInfo)?.ReturnType), .. Attributes(method), .. Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : []),
            .. method.GetParameters().SelectMany(parameter => Attributes(parameter).Prepend(parameter.ParameterType))];

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
            return [];
        var (typeArguments, methodArguments) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        return
        [
            .. body.LocalVariables.Select(local => local.LocalType),
            .. body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).SelectMany(clause => Of(clause.CatchType)),
            .. Tokens(il).SelectMany(token => Member(method.Module.ResolveMember(token, typeArguments, methodArguments))),
        ];
    }

    private static IEnumerable<Type> Member(MemberInfo? member) => member switch
    {
        Type type => [type],
        MethodInfo method => [.. Of(method.DeclaringType), .. method.IsGenericMethod ? method.GetGenericArguments() : []],
        { DeclaringType: { } type } => [type],
        _ => [],
    };

    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = OpCodesByValue[il[at] == 0xfe ? 0xfe00 | il[at + 1] : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Attributes(ICustomAttributeProvider holder) => (holder switch
    {
        MemberInfo member => member.CustomAttributes,
        ParameterInfo parameter => parameter.CustomAttributes,
        _ => [],
    }).SelectMany(attribute => attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.TypedValue))
        .SelectMany(Argument).Prepend(attribute.AttributeType));

    private static IEnumerable<Type> Argument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => [argument.ArgumentType, type],
        IReadOnlyCollection<CustomAttributeTypedArgument> several => several.SelectMany(Argument),
        _ => [argument.ArgumentType],
    };

    private static IEnumerable<Type> Constraints(Type[] parameters) => parameters.SelectMany(parameter => parameter.GetGenericParameterConstraints());

    // The id of an order says which one is meant and holds nothing of it.
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? [typeof(Id<>)]
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
        : [type];

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private static IEnumerable<Type> Of(Type? type) => type is null ? [] : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // The symbols beside the assembly say from which file each method came; a component's own lines name its .razor file.
    private void ReadFiles()
    {
        using var stream = File.OpenRead(Path.ChangeExtension(_assembly.Location, ".pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        var symbols = provider.GetMetadataReader();
        var project = $"/{Path.GetFileNameWithoutExtension(_assembly.Location)}/";
        foreach (var method in symbols.MethodDebugInformation)
        {
            var paths = symbols.GetMethodDebugInformation(method).GetSequencePoints()
                .Select(point => symbols.GetString(symbols.GetDocument(point.Document).Name).Replace('\\', '/')).Distinct()
                .Where(path => path.Contains(project, StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal));
            if (paths.FirstOrDefault() is { } path)
                _fileOfMethod[MetadataTokens.GetToken(method.ToDefinitionHandle())] = path[(path.LastIndexOf(project, StringComparison.Ordinal) + project.Length)..];
        }
    }
}
