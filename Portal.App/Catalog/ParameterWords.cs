using System.Globalization;
using Portal.Domain.Catalog;

namespace Portal.App.Catalog;

/// <summary>What is said about parameters and their values.</summary>
public static class ParameterWords
{
    public static string Word(this ParameterType type) => type switch
    {
        ParameterType.Text => "Text",
        ParameterType.Number => "Number",
        ParameterType.Choice => "Choice",
        ParameterType.DomainName => "Domain name",
        ParameterType.HostName => "Host name",
        ParameterType.Login => "Login",
        ParameterType.NameList => "List of names",
        ParameterType.Contact => "Contact",
    };

    /// <summary>What a value looks like; null where the name says it.</summary>
    public static string? Example(ParameterType type) => type switch
    {
        ParameterType.DomainName => "With its ending, such as example.com.",
        ParameterType.HostName => "Such as web1 or web1.example.com.",
        ParameterType.Login => "2 to 32 lower case letters, digits, dots, dashes or underscores, a letter first.",
        ParameterType.Number => "A whole number.",
        ParameterType.Text or ParameterType.Choice or ParameterType.NameList or ParameterType.Contact => null,
    };

    /// <summary>“2 of 5 names used.”; without a bought or set maximum just how many there are.</summary>
    public static string NamesUsed(Parameter parameter, string value, IReadOnlyList<AddOnPick> picks)
    {
        var used = Names(value).Count;
        var most = ParameterForm.Bought(parameter, picks) ?? (parameter.Most > 0 ? parameter.Most : null);
        var names = (most ?? used) == 1 ? "name" : "names";
        return most is { } bought ? string.Create(CultureInfo.CurrentCulture, $"{used} of {bought} {names} used.") : string.Create(CultureInfo.CurrentCulture, $"{used} {names}.");
    }

    /// <summary>A kept value as people read it, line by line.</summary>
    public static IReadOnlyList<string> Lines(Parameter parameter, string value) => parameter.Type switch
    {
        ParameterType.NameList => Names(value),
        ParameterType.Contact => OfContact(Contact.Parse(value)),
        ParameterType.Text or ParameterType.Number or ParameterType.Choice or ParameterType.DomainName or ParameterType.HostName or ParameterType.Login => value.Length > 0 ? [value] : [],
    };

    private static IReadOnlyList<string> OfContact(Contact contact) =>
        [.. new[] { contact.Name, contact.Organization, contact.Street, $"{contact.Postcode} {contact.City}".Trim(), contact.Country, contact.Email, contact.Phone }.Where(line => line.Length > 0)];

    private static List<string> Names(string value) =>
        [.. value.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(DomainName.Normal).Distinct(StringComparer.Ordinal)];
}
