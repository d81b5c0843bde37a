using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Infrastructure;

namespace Portal.App.Catalog;

/// <summary>A product in words, one fact per line, for the audit log.</summary>
internal static class ProductSummary
{
    public static string Of(Product product)
    {
        var words = product.Description;
        var audience = product.Audience;
        return string.Join('\n', new (string Name, string Value)[]
        {
            ("Name", words.Name), ("Short text", words.ShortText), ("Details", Short(words.Details)), ("After ordering", Short(words.AfterOrdering)),
            ("Features", string.Join(", ", words.Features)), ("Badge", words.Badge), ("Icon", words.Icon), ("Picture", words.Picture),
            ("Type", product.Type.Word()), ("Period", product.Period?.InWords ?? ""), ("Contract months", $"{product.ContractMonths}"),
            ("Prices", string.Join(", ", product.Prices.OrderBy(price => price.Currency).Select(price => price.Setup.IsZero ? $"{price.Price}" : $"{price.Price} + {price.Setup} setup"))),
            ("Price includes tax", product.PriceIncludesTax ? "yes" : "no"), ("Tax code", product.TaxCode), ("Execution", product.Execution.Word()),
            ("Contents", string.Join(", ", product.Contents.Select(item => $"{item.Quantity} x {item.ProductId}"))),
            ("Enabled", product.Enabled ? "yes" : "no"), ("Show tariff on Customer portal", product.ShowOnPortal ? "yes" : "no"),
            ("Partners", string.Join(", ", audience.Partners)), ("Categories", string.Join(", ", audience.Categories)),
            ("Locations", string.Join(", ", audience.Locations)), ("Labels", string.Join(", ", audience.Labels)), ("Sort order", $"{product.SortOrder}"),
            ("Add-ons", string.Join(", ", product.AddOns.Select(InWords))), ("Parameters", string.Join(", ", product.Parameters.Select(InWords))),
            ("Quick order", product.QuickOrder ? "yes" : ""), ("Settings form", product.SettingsForm.Word()), ("Set up by processing modules", product.NeedsSetup ? product.InternalName : ""),
        }.Where(fact => fact.Value.Length > 0).Select(fact => $"{fact.Name}: {fact.Value.ReplaceLineEndings(" ")}"));
    }

    /// <summary>The lines of one that the other does not have.</summary>
    public static string Difference(string one, string other) => string.Join('\n', one.Split('\n').Except(other.Split('\n'), StringComparer.Ordinal));

    /// <exception cref="Refusal">It names partners, products or a tax code that do not exist.</exception>
    public static async Task CheckReferencesAsync(this PortalDb db, Product product, CancellationToken cancellation)
    {
        var codes = product.Audience.Partners.ToList();
        if (await db.Partners.CountAsync(partner => codes.Contains(partner.Code), cancellation) != codes.Count)
            throw new Refusal("product.partners", "One of the chosen partners no longer exists. Reload the page and choose again.", "Partners");
        var contents = product.Contents.Select(item => item.ProductId).ToList();
        if (contents.Distinct().Count() != contents.Count)
            throw new Refusal("product.contents", "Each product stands in the bundle once; raise its quantity instead.", "Contents");
        if (await db.Products.CountAsync(other => contents.Contains(other.Id) && other.Type != ProductType.Bundle, cancellation) != contents.Count)
            throw new Refusal("product.contents", "A bundle contains products that exist and are no bundles themselves.", "Contents");
    }

    private static string InWords(AddOn addOn) =>
        $"{addOn.Code} ({addOn.Name}, {addOn.Kind.Word()}{(addOn.Kind == AddOnKind.Quantity ? $" {addOn.Min} to {addOn.Max}, {addOn.Included} included" : "")}, {addOn.Billing.Word()}, "
        + $"{string.Join("; ", addOn.Options.Select(option => $"{option.Name} {string.Join(" / ", option.Prices.Select(price => new Money(price.Minor, price.Currency)))}".Trim()))})";

    private static string InWords(Parameter parameter) =>
        $"{parameter.Code} ({parameter.Name}, {parameter.Type}, {(parameter.Required ? "required" : "optional")}, {parameter.From.Word()}{(parameter.Pattern.Length > 0 ? $", {parameter.Pattern}" : "")}{(parameter.Most > 0 ? $", up to {parameter.Most}" : "")}{(parameter.MostFrom.Length > 0 ? $", limit {parameter.MostFrom}" : "")})";

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
