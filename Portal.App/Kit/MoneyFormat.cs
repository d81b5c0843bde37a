using System.Collections.Concurrent;
using System.Globalization;
using Portal.Domain;

namespace Portal.App.Kit;

/// <summary>Writes money for people: the culture says where signs and separators stand, the currency says how many decimals.</summary>
public static class MoneyFormat
{
    private static readonly ConcurrentDictionary<(string Culture, Currency Currency), NumberFormatInfo> Formats = new();

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["USD"] = "$", ["GBP"] = "£", ["JPY"] = "¥", ["CHF"] = "CHF", ["PLN"] = "zł", ["CZK"] = "Kč", ["INR"] = "₹", ["KRW"] = "₩", ["UAH"] = "₴", ["BRL"] = "R$",
    };

    /// <summary>29,90 € in German, €29.90 in English, ¥1,000 without decimals, KWD 1.500 with three.</summary>
    public static string Format(Money amount, CultureInfo culture)
    {
        if (amount.Currency.Code.Length == 0) return amount.Major.ToString("N", culture);
        return amount.Major.ToString("C", Formats.GetOrAdd((culture.Name, amount.Currency), static (_, c) => Of(c.culture, c.Currency), (culture, amount.Currency)));
    }

    private static NumberFormatInfo Of(CultureInfo culture, Currency currency)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencyDecimalDigits = currency.Decimals;
        format.CurrencySymbol = Symbol(culture, currency);
        // A code needs room to breathe: KWD 1.500; a sign stands close where the culture writes it so.
        if (format.CurrencySymbol.All(char.IsLetter))
        {
            format.CurrencyPositivePattern = format.CurrencyPositivePattern switch { 0 => 2, 1 => 3, var spaced => spaced };
            format.CurrencyNegativePattern = format.CurrencyPositivePattern == 2 ? 9 : 8;
        }
        else if (format.CurrencyNegativePattern is 0 or 14 or 4 or 15)
        {
            // Parentheses are for bookkeepers; customers read a minus.
            format.CurrencyNegativePattern = format.CurrencyPositivePattern switch { 0 => 1, 1 => 5, 2 => 9, _ => 8 };
        }
        return NumberFormatInfo.ReadOnly(format);
    }

    private static string Symbol(CultureInfo culture, Currency currency)
    {
        if (!culture.IsNeutralCulture && culture.Name.Length > 0 && new RegionInfo(culture.Name) is var region && region.ISOCurrencySymbol == currency.Code)
            return culture.NumberFormat.CurrencySymbol;
        return Symbols.GetValueOrDefault(currency.Code, currency.Code);
    }
}
