using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Mapping;

/// <summary>Small values that no query looks into live in one text column.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(), new CurrencyText(), new TaxRateNumber(), new IdText<Product>(), new IdText<ProcessingModule>(), new MoneyText() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private sealed class CurrencyText : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);
        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }

    private sealed class TaxRateNumber : JsonConverter<TaxRate>
    {
        public override TaxRate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());
        public override void Write(Utf8JsonWriter writer, TaxRate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.BasisPoints);
    }

    private sealed class IdText<T> : JsonConverter<Id<T>>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());
        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    /// <summary>Minor units and currency, such as “1990 EUR”.</summary>
    private sealed class MoneyText : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = reader.GetString()!.Split(' ');
            return new(long.Parse(parts[0], CultureInfo.InvariantCulture), new(parts[1]));
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.Minor.ToString(CultureInfo.InvariantCulture)} {value.Currency.Code}");
    }
}

internal sealed class JsonColumn<T>() : ValueConverter<T, string>(value => Json.Write(value), text => Json.Read<T>(text));

/// <summary>Lists behind a field change in place: compared by content, remembered as a copy.</summary>
internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (a, b) => Json.Write(a) == Json.Write(b),
    value => Json.Write(value).GetHashCode(StringComparison.Ordinal),
    value => Json.Read<T>(Json.Write(value)));
