using System.Globalization;

namespace Portal.Domain.Catalog;

/// <summary>The rules of names in the domain name system: labels, lengths, and letters beyond ASCII (IDN).</summary>
public static class DomainName
{
    private const int LongestName = 253, LongestLabel = 63;
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>The name as people write it, in lower case, without the dot at its end.</summary>
    public static string Normal(string name) => name.Trim().TrimEnd('.').ToLowerInvariant();

    /// <summary>What is wrong with a domain name, in a sentence; null when it is one.</summary>
    public static string? Fault(string name) =>
        HostFault(Normal(name)) ?? (Normal(name).Contains('.', StringComparison.Ordinal) ? null : "Write the whole name with its ending, such as example.com.");

    /// <summary>What is wrong with a host name, which may be a single label; null when it is one.</summary>
    public static string? HostFault(string name)
    {
        string ascii;
        try
        {
            ascii = Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name.Split('.').Any(label => label.Length > LongestLabel) ? $"A part between dots has at most {LongestLabel} characters." : "Use letters, digits and dashes; a part cannot begin or end with a dash.";
        }
        if (ascii.Length > LongestName)
            return $"A name has at most {LongestName} characters.";
        var labels = ascii.Split('.');
        if (labels.Any(label => label.Length is 0 or > LongestLabel))
            return $"A part between dots has 1 to {LongestLabel} characters.";
        if (labels.Any(label => label[0] == '-' || label[^1] == '-' || (label.Length > 3 && label[2..4] == "--" && !label.StartsWith("xn--", StringComparison.Ordinal))))
            return "A part cannot begin or end with a dash, nor have two of them in third place.";
        return labels[^1].All(char.IsAsciiDigit) ? "The ending of a name is not a number." : null;
    }
}
