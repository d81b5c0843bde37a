using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Support;

namespace Portal.Domain.Catalog;

/// <summary>What kind of datum a parameter is, and so how it is checked.</summary>
public enum ParameterType { Text, Number, Choice, DomainName, HostName, Login, NameList, Contact }

/// <summary>Customer: asked in the last step of ordering. Setup: filled in by the module or by staff when the service is set up.</summary>
public enum ParameterSource { Customer, Setup }

/// <summary>A datum that is needed to set a service up (SPEC 1 and 6).</summary>
/// <param name="Code">A short name, unique in its product; processing modules read it.</param>
/// <param name="Pattern">A regular expression that the whole value must match; empty for none.</param>
/// <param name="Choices">What can be chosen; of a choice only.</param>
/// <param name="Most">The longest text, the largest number, the most names; 0 for the ordinary limit.</param>
/// <param name="MostFrom">The add-on whose bought quantity is the most names; empty for none.</param>
public sealed record Parameter(
    string Code, string Name, string Help, ParameterType Type, bool Required, string Pattern, IReadOnlyList<string> Choices, int Most, string MostFrom, ParameterSource From)
{
    public const int LongestText = 1000;
    private const int MostNames = 100;
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    /// <summary>The value as it is kept: trimmed, names in lower case.</summary>
    /// <param name="bought">How many names were bought; from the add-on <see cref="MostFrom"/>.</param>
    /// <exception cref="Refusal">The value does not fit; the sentence says what would, and the field is the parameter's code.</exception>
    public string Read(string value, int? bought = null)
    {
        value = value.Trim();
        if (value.Length == 0)
            return "";
        var read = Type switch
        {
            ParameterType.Text => Text(value),
            ParameterType.Number => Number(value),
            ParameterType.Choice => Choices.Contains(value, StringComparer.Ordinal) ? value : throw Wrong("Choose one of what is offered."),
            ParameterType.DomainName => DomainName.Fault(value) is { } fault ? throw Wrong(fault) : DomainName.Normal(value),
            ParameterType.HostName => HostName(value),
            ParameterType.Login => Login(value),
            ParameterType.NameList => Names(value, bought),
            ParameterType.Contact => Contact.Parse(value).Fault() is { } fault ? throw Wrong(fault) : Contact.Parse(value).ToString(),
        };
        if (Pattern.Length > 0 && !Matches(read))
            throw Wrong(Help.Length > 0 ? $"This does not have the right form. {Help}" : "This does not have the right form.");
        return read;
    }

    /// <summary>Its value for people: names in one line, a contact by its parts; empty when it is not filled in.</summary>
    public string InWords(IEnumerable<ParameterValue> values)
    {
        var value = values.FirstOrDefault(known => known.Code == Code)?.Value ?? "";
        return Type switch
        {
            ParameterType.Contact when value.Length > 0 => Contact.Parse(value).InWords,
            ParameterType.NameList => value.Replace("\n", ", ", StringComparison.Ordinal),
            ParameterType.Text or ParameterType.Number or ParameterType.Choice or ParameterType.DomainName or ParameterType.HostName or ParameterType.Login or ParameterType.Contact => value,
        };
    }

    /// <exception cref="Refusal">It is no usable parameter; the sentence says what to mend.</exception>
    internal Parameter Checked()
    {
        var code = Slug.Of(Code, "Parameters");
        if (string.IsNullOrWhiteSpace(Name))
            throw new Refusal("parameter.name", $"Give the parameter “{code}” a name.", "Parameters");
        if (Type == ParameterType.Choice && (Choices.Count == 0 || Choices.Any(string.IsNullOrWhiteSpace)))
            throw new Refusal("parameter.choices", $"{Name} needs something to choose from.", "Parameters");
        if (Most < 0)
            throw new Refusal("parameter.most", $"{Name}: the limit is zero or more.", "Parameters");
        try
        {
            _ = new Regex(Pattern, RegexOptions.None, PatternTime);
        }
        catch (ArgumentException)
        {
            throw new Refusal("parameter.pattern", $"The pattern of {Name} is no regular expression.", "Parameters");
        }
        return this with { Code = code, Name = Name.Trim() };
    }

    private string Text(string value)
    {
        var most = Most > 0 ? Math.Min(Most, LongestText) : LongestText;
        return value.Length > most ? throw Wrong($"Use up to {most} characters.") : value.Any(char.IsControl) ? throw Wrong("Use one line of text.") : value;
    }

    private string Number(string value)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Wrong("Write a whole number, such as 4.");
        return Most > 0 && number > Most ? throw Wrong($"The largest number is {Most}.") : number.ToString(CultureInfo.InvariantCulture);
    }

    private string HostName(string value) =>
        DomainName.HostFault(value) is { } fault ? throw Wrong(fault) : value.ToLowerInvariant();

    private string Login(string value) =>
        value.Length is >= 2 and <= 32 && char.IsAsciiLetterLower(value[0]) && value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-')
            ? value
            : throw Wrong("Use 2 to 32 lower case letters, digits, dots, dashes or underscores, a letter first.");

    private string Names(string value, int? bought)
    {
        var names = value.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(DomainName.Normal).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names)
            if (DomainName.Fault(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name) is { } fault)
                throw Wrong($"“{name}”: {fault}");
        var most = bought ?? (Most > 0 ? Most : MostNames);
        return names.Count > most ? throw Wrong($"You ordered up to {most} names, and these are {names.Count}.") : string.Join('\n', names);
    }

    private bool Matches(string value)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{Pattern})$", RegexOptions.None, PatternTime);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private Refusal Wrong(string sentence) => new("parameter.value", sentence, Code);
}
