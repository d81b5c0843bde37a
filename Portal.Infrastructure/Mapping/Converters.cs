using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain;

namespace Portal.Infrastructure.Mapping;

// Of their own, not private to Conversions: the compiled model names them.

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

/// <summary>The compiled model asks for a currency that nobody set, so no code is none; the domain never stores one.</summary>
internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(
    currency => currency.Code, code => code.Length == 0 ? default : new Currency(code));

internal sealed class TaxRateConverter() : ValueConverter<TaxRate, int>(rate => rate.BasisPoints, points => new TaxRate(points));

internal sealed class PeriodConverter() : ValueConverter<BillingPeriod, string>(period => period.ToString(), text => BillingPeriod.Parse(text));

internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    at => at.Kind == DateTimeKind.Utc ? at : DateTime.SpecifyKind(at, DateTimeKind.Utc), at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
