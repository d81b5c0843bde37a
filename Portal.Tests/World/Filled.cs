using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Portal.Domain.Partners;

namespace Portal.Tests.World;

/// <summary>Objects of any type with something in each field, no two alike, and a text that tells all of it.</summary>
public sealed class Filled
{
    private const int Deepest = 6;
    private int _count;

    public static object? Of(Type type) => new Filled().Value(type, 0);

    /// <summary>Every field, whoever declares it; lists by their elements.</summary>
    public static string Text(object? value) => value switch
    {
        null => "-",
        string or Guid or bool or decimal or Enum => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        DateTime time => $"{time:O}{time.Kind}",
        DateTimeOffset or DateOnly or TimeOnly => string.Format(CultureInfo.InvariantCulture, "{0:O}", value),
        Setting setting => setting.Key,
        IEnumerable many => $"[{string.Join(',', many.Cast<object?>().Select(Text))}]",
        _ when value.GetType().IsPrimitive || value is TimeSpan => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => $"{value.GetType().Name}{{{string.Join(';', FieldsOf(value.GetType()).Select(field => $"{field.Name}={Text(field.GetValue(value))}"))}}}",
    };

    private static IEnumerable<FieldInfo> FieldsOf(Type? type) => type is null ? [] :
        FieldsOf(type.BaseType).Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    private object? Value(Type type, int depth)
    {
        _count++;
        if (Nullable.GetUnderlyingType(type) is { } some)
            return Value(some, depth);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(_count % Enum.GetValues(type).Length);
        if (type == typeof(string))
            return $"text {_count} “ü”";
        if (type == typeof(bool))
            return true;
        if (type == typeof(Guid))
            return Guid.CreateVersion7();
        if (type == typeof(DateTime))
            return new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddSeconds(_count);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1)).AddSeconds(_count);
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 1, 1).AddDays(_count);
        if (type == typeof(TimeSpan))
            return TimeSpan.FromMinutes(_count);
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(_count % 100, type, CultureInfo.InvariantCulture);
        if (typeof(Setting).IsAssignableFrom(type))
            return PartnerSettings.All[_count % PartnerSettings.All.Count];
        if (depth > Deepest)
            return type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
        return Many(type, depth) ?? Whole(type, depth);
    }

    private IEnumerable? Many(Type type, int depth)
    {
        if (type.IsArray)
            return Elements(type.GetElementType()!, depth);
        if (!type.IsGenericType || !typeof(IEnumerable).IsAssignableFrom(type))
            return null;
        var parts = type.GetGenericArguments();
        if (parts.Length == 2)
        {
            var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(parts))!;
            pairs[Value(parts[0], depth + 1)!] = Value(parts[1], depth + 1);
            return pairs;
        }
        var kind = type.Name.Contains("Set", StringComparison.Ordinal) ? typeof(HashSet<>) : typeof(List<>);
        return (IEnumerable)Activator.CreateInstance(kind.MakeGenericType(parts), Elements(parts[0], depth))!;
    }

    private Array Elements(Type type, int depth)
    {
        var elements = Array.CreateInstance(type, depth >= Deepest ? 0 : 2);
        for (var i = 0; i < elements.Length; i++)
            elements.SetValue(Value(type, depth + 1), i);
        return elements;
    }

    private object Whole(Type type, int depth)
    {
        if (type.IsAbstract || typeof(Delegate).IsAssignableFrom(type))
            throw new InvalidOperationException($"{type} is no data.");
        var whole = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in FieldsOf(type))
            field.SetValue(whole, Value(field.FieldType, depth + 1));
        return whole;
    }
}
