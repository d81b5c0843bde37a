using System.Text.Json;
using Portal.Domain.Support;

namespace Portal.Domain.Catalog;

/// <summary>A person or firm that a registrar or certification authority asks for. Kept as one text of named fields.</summary>
public sealed record Contact(string Name, string Organization, string Email, string Phone, string Street, string Postcode, string City, string Country)
{
    public static Contact Empty { get; } = new("", "", "", "", "", "", "", "");

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is an empty contact.</summary>
    public static Contact Parse(string text)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Contact>(text);
            return read is null ? Empty : new(Line(read.Name), Line(read.Organization), Line(read.Email), Line(read.Phone), Line(read.Street), Line(read.Postcode), Line(read.City), Line(read.Country).ToUpperInvariant());
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    /// <summary>What is missing or wrong, in a sentence; null when it can be used.</summary>
    public string? Fault() =>
        Name.Length == 0 ? "Write the name of the contact."
        : Email.Length == 0 ? "Write the e-mail address of the contact."
        : EmailAddress.Fault(Email) is { } fault ? fault
        : Phone.Count(char.IsAsciiDigit) is < 5 or > 20 ? "Write the telephone number with its country code, such as +43 1 234567."
        : Street.Length == 0 || Postcode.Length == 0 || City.Length == 0 ? "Write street, postcode and city."
        : Country.Length != 2 || !Country.All(char.IsAsciiLetterUpper) ? "Write the country as two letters, such as AT."
        : null;

    /// <summary>The contact in one line, for people.</summary>
    public string InWords => string.Join(", ", new[] { Name, Organization, Email, Phone, Street, $"{Postcode} {City}".Trim(), Country }.Where(part => part.Length > 0));

    public override string ToString() => JsonSerializer.Serialize(this);

    private static string Line(string? text) => string.Concat((text ?? "").Where(letter => !char.IsControl(letter))).Trim() is { Length: <= 120 } line ? line : "";
}
