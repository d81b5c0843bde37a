using System.Globalization;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>A request body in Stripe's form encoding: <c>line_items[0][price_data][unit_amount]=1990</c>. What is null is left out.</summary>
public sealed class StripeForm : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public void Add(string name, string? value)
    {
        if (value is not null)
            _fields.Add(new(name, value));
    }

    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>As sent in a body or a query. Brackets stay readable, as Stripe's own clients leave them.</summary>
    public override string ToString() => string.Join('&', _fields.Select(field =>
        $"{Uri.EscapeDataString(field.Key).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal)}={Uri.EscapeDataString(field.Value)}"));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
