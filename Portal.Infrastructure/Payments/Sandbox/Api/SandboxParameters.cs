using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

/// <summary>Parameters in bracket notation. What no call has read is refused, as Stripe refuses parameters that it does not know.</summary>
internal sealed partial class SandboxParameters
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = [];

    public SandboxParameters(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        foreach (var (name, values) in fields)
        {
            // a[]=x&a[]=y is the same as a[0]=x&a[1]=y.
            for (var i = 0; i < values.Count; i++)
                _values[name.EndsWith("[]", StringComparison.Ordinal) ? $"{name[..^2]}[{i}]" : name] = values[i] ?? "";
        }
    }

    /// <summary>Null when absent; an empty value counts as absent.</summary>
    public string? Text(string name)
    {
        _read.Add(name);
        return _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }

    public string Needed(string name) => Text(name) ?? throw SandboxProblem.Lacks(name);

    public long? Integer(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw SandboxProblem.Invalid("parameter_invalid_integer", name, $"Invalid integer: {text}");

    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw SandboxProblem.Invalid(null, name, $"Invalid boolean: {other}"),
    };

    public string? Address(string name) => Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? text
        : throw SandboxProblem.Invalid("url_invalid", name, "Not a valid URL");

    public Dictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>();
        foreach (var (key, value) in _values)
        {
            if (!key.StartsWith(name + "[", StringComparison.Ordinal) || !key.EndsWith(']'))
                continue;
            _read.Add(key);
            map[key[(name.Length + 1)..^1]] = value;
        }

        return map;
    }

    /// <summary>How many items an array of objects has.</summary>
    public int Count(string name) => _values.Keys.Select(key => Index().Match(key)).Where(match => match.Success && match.Groups["list"].Value == name)
        .Select(match => int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();

    public List<string> Items(string name)
    {
        var keys = _values.Keys.Where(key => key.StartsWith(name + "[", StringComparison.Ordinal)).ToList();
        _read.UnionWith(keys);
        return [.. keys.Select(key => _values[key])];
    }

    /// <summary>Accepts a parameter that changes nothing here.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _read.UnionWith(_values.Keys.Where(key => key == name || key.StartsWith(name + "[", StringComparison.Ordinal)));
    }

    public void RefuseUnread()
    {
        if (_values.Keys.FirstOrDefault(key => !_read.Contains(key)) is { } unknown)
            throw SandboxProblem.Invalid("parameter_unknown", unknown, $"Received unknown parameter: {unknown}");
    }

    public string Fingerprint(string call) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        call + "\n" + string.Join('\n', _values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")))));

    [GeneratedRegex(@"^(?<list>[a-z_]+)\[(?<index>\d{1,4})\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Index();
}
