using Portal.Domain.Catalog;

namespace Portal.Tests.Domain;

/// <summary>Add-ons and parameters for tests; names are the codes, prices are in EUR unless said.</summary>
public static class Asked
{
    public static AddOn YesNo(string code, string price, AddOnBilling billing = AddOnBilling.PerPeriod, string currency = "EUR") =>
        new(code, code, "", AddOnKind.YesNo, billing, 0, 0, 1, [Option("", price, currency)]);

    public static AddOn Quantity(string code, string each, int included = 0, int min = 0, int max = 10, AddOnBilling billing = AddOnBilling.PerPeriod, string currency = "EUR") =>
        new(code, code, "", AddOnKind.Quantity, billing, included, min, max, [Option("", each, currency)]);

    public static AddOn Choice(string code, AddOnBilling billing, params (string Code, string Price)[] options) =>
        new(code, code, "", AddOnKind.Choice, billing, 0, 0, 1, [.. options.Select(option => Option(option.Code, option.Price, "EUR"))]);

    public static Parameter For(string code, ParameterType type = ParameterType.Text, bool required = true, ParameterSource from = ParameterSource.Customer,
        string pattern = "", int most = 0, string mostFrom = "", params string[] choices) =>
        new(code, code, "", type, required, pattern, choices, most, mostFrom, from);

    public static AddOnPick Pick(string code, int quantity = 1, string option = "") => new(code, quantity, option);

    public static ParameterValue Value(string code, string value) => new(code, value);

    public static Contact Contact { get; } = new("Anna Berg", "", "anna@example.com", "+43 1 234567", "Kai 1", "1010", "Wien", "AT");

    private static AddOnOption Option(string code, string price, string currency) =>
        new(code, code, [new(new(currency), Money.Of(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), new(currency)).Minor)]);
}
