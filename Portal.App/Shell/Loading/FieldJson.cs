using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portal.Domain;
using Portal.Domain.Partners;

namespace Portal.App.Shell;

/// <summary>
/// JSON of answers for the program itself, never for others: the fields of an object in their order, so that every record, value
/// and draft comes back as it was, whatever its constructors check and its properties compute. A test holds it for each answer.
/// </summary>
public static class FieldJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ByFields } },
        Converters = { new SettingKey(), new CurrencyCode() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static void ByFields(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || Nullable.GetUnderlyingType(type.Type) is not null)
            return;
        type.Properties.Clear();
        if (type.Type is { IsAbstract: false, IsInterface: false })
            type.CreateObject = () => RuntimeHelpers.GetUninitializedObject(type.Type);
        foreach (var field in FieldsOf(type.Type))
        {
            var property = type.CreateJsonPropertyInfo(field.FieldType, type.Properties.Count.ToString(CultureInfo.InvariantCulture));
            property.Get = field.GetValue;
            property.Set = field.SetValue;
            property.ShouldSerialize = static (_, value) => value is not null;
            type.Properties.Add(property);
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type) => (type.BaseType is { } parent ? FieldsOf(parent) : [])
        .Concat(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    /// <summary>Currencies are keys of price lists too, and keys are written as text.</summary>
    private sealed class CurrencyCode : JsonConverter<Currency>
    {
        private static readonly FieldInfo Code = FieldsOf(typeof(Currency)).Single();

        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());
        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue((string?)Code.GetValue(value));
        public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(reader.GetString() is { Length: > 0 } code ? code : null);
        public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WritePropertyName(value.Code);

        private static Currency Of(string? code)
        {
            object currency = default(Currency);
            Code.SetValue(currency, code);
            return (Currency)currency;
        }
    }

    /// <summary>Settings are known by name; what they do is not data.</summary>
    private sealed class SettingKey : JsonConverter<Setting>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(Setting).IsAssignableFrom(typeToConvert);
        public override Setting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PartnerSettings.Find(reader.GetString()!);
        public override void Write(Utf8JsonWriter writer, Setting value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }
}
