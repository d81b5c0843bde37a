using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;

namespace Portal.App.Catalog;

/// <summary>The words of the catalogue's kinds.</summary>
public static class CatalogWords
{
    public static string Word(this ProductType type) => type switch
    {
        ProductType.Bundle => "Bundle",
        ProductType.Internet => "Internet",
        ProductType.Voice => "Voice",
        ProductType.Recurring => "Recurring",
        ProductType.OneTime => "One-time",
    };

    /// <summary>The title of the type's group of cards (SPEC 2).</summary>
    public static string GroupTitle(this ProductType type) => type switch
    {
        ProductType.Bundle => "Bundles",
        ProductType.Internet => "Internet",
        ProductType.Voice => "Voice",
        ProductType.Recurring => "Recurring",
        ProductType.OneTime => "One-time",
    };

    public static string Icon(this ProductType type) => type switch
    {
        ProductType.Bundle => "layers",
        ProductType.Internet => "wifi",
        ProductType.Voice => "phone",
        ProductType.Recurring => "repeat",
        ProductType.OneTime => "gift",
    };

    public static string Word(this ExecutionType execution) => execution switch
    {
        ExecutionType.Automatic => "Automatic",
        ExecutionType.Manual => "Non automatic execution of new orders",
    };

    public static string Word(this AddOnKind kind) => kind switch
    {
        AddOnKind.YesNo => "Yes or no",
        AddOnKind.Quantity => "Quantity",
        AddOnKind.Choice => "Choice",
    };

    public static string Word(this AddOnBilling billing) => billing switch
    {
        AddOnBilling.PerPeriod => "Per period",
        AddOnBilling.Once => "Once",
        AddOnBilling.NotBilled => "Do not bill",
    };

    public static string Word(this ParameterSource source) => source switch
    {
        ParameterSource.Customer => "The customer, in the last step",
        ParameterSource.Setup => "Whoever sets it up",
    };

    public static string Word(this SettingsForm form) => form switch
    {
        SettingsForm.Plain => "Plain",
        SettingsForm.Domain => "Domain",
        SettingsForm.Certificate => "Certificate",
    };

    public static string Word(this CustomerCategory category) => category switch
    {
        CustomerCategory.Individual => "Individual",
        CustomerCategory.Business => "Business",
    };

    /// <summary>“a, b , c” as three words, each once.</summary>
    internal static IReadOnlyList<string> Listed(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture) + " %";
}
