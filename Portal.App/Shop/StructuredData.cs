using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Portal.App.Shell;
using Portal.Domain;

namespace Portal.App.Shop;

/// <summary>Products and their prices in the words of schema.org, for search engines: the figures that a visitor reads on the page.</summary>
internal static class StructuredData
{
    // Letters stay letters; < > & and quotes are always escaped, so no name of a product ends the script it stands in.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A data block: browsers never run it, so the policy on scripts has nothing to say about it.</summary>
    public static MarkupString Script(JsonObject data) => new($"""<script type="application/ld+json">{data.ToJsonString(Compact)}</script>""");

    public static JsonObject Of(ProductDetailsAnswer product, Brand brand, string? picture)
    {
        var offer = Offer(product.Card, brand);
        offer["seller"] = new JsonObject { ["@type"] = "Organization", ["name"] = brand.Name };
        offer["priceSpecification"] = Price(product);
        var data = Named(product.Card, brand);
        data.Insert(0, "@context", "https://schema.org");
        data["sku"] = product.Card.Code;
        if (product.Card.ShortText.Length > 0)
            data["description"] = product.Card.ShortText;
        if (picture is not null)
            data["image"] = picture;
        data["offers"] = offer;
        return data;
    }

    /// <summary>The whole window: of each product no more than what it is called and costs.</summary>
    public static JsonObject Of(IReadOnlyList<ProductCardView> cards, Brand brand) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "ItemList",
        ["itemListElement"] = new JsonArray([.. cards.Select((card, place) => new JsonObject { ["@type"] = "ListItem", ["position"] = place + 1, ["item"] = WithOffer(card, brand) })]),
    };

    private static JsonObject WithOffer(ProductCardView card, Brand brand)
    {
        var data = Named(card, brand);
        var offer = Offer(card, brand);
        offer["seller"] = brand.Name;
        data["offers"] = offer;
        return data;
    }

    private static JsonObject Named(ProductCardView card, Brand brand) => new() { ["@type"] = "Product", ["name"] = card.Name, ["url"] = ShopHead.AddressOf(brand, card.Code) };

    private static JsonObject Offer(ProductCardView card, Brand brand) => new()
    {
        ["@type"] = "Offer",
        ["price"] = Plain(card.Price),
        ["priceCurrency"] = card.Price.Currency.Code,
        // What cannot be delivered is not offered at all.
        ["availability"] = "https://schema.org/InStock",
    };

    private static JsonObject Price(ProductDetailsAnswer product)
    {
        var price = new JsonObject
        {
            ["@type"] = "UnitPriceSpecification",
            ["price"] = Plain(product.Card.Price),
            ["priceCurrency"] = product.Card.Price.Currency.Code,
            ["valueAddedTaxIncluded"] = product.Card.TaxIncluded,
        };
        if (product.Period is { } period)
            price["referenceQuantity"] = new JsonObject { ["@type"] = "QuantitativeValue", ["value"] = period.Count, ["unitCode"] = period.InMonths ? "MON" : "DAY" };
        return price;
    }

    private static string Plain(Money amount) => amount.Major.ToString("F" + amount.Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
