using Portal.App.Partners;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using SettingsForm = Portal.Domain.Catalog.SettingsForm;

namespace Portal.App.Catalog;

/// <summary>What a product asks its customer, and what it costs with the add-ons chosen so far; pages keep this instead of products.</summary>
/// <param name="Parameters">Those that the customer fills in.</param>
/// <param name="Picks">One for each add-on, as chosen or as it is by default.</param>
/// <param name="Recurring">Per period; zero for what is bought once. With or without tax, as the partner shows prices.</param>
public sealed record ProductQuestions(
    string Code, string Name, bool QuickOrder, SettingsForm Form, IReadOnlyList<AddOnQuestion> AddOns, IReadOnlyList<Parameter> Parameters, IReadOnlyList<AddOnPick> Picks,
    BillingPeriod? Period, Money DueNow, Money Recurring, string Tax)
{
    /// <exception cref="Refusal">A pick does not fit its add-on: the field is the add-on's code. Or the partner does not sell it.</exception>
    public static ProductQuestions Of(Product product, PartnerTerms terms, int discountBasisPoints, IEnumerable<AddOnPick> chosen)
    {
        var price = Pricing.Of(product, terms.Partner, discountBasisPoints, chosen);
        var withTax = terms.Get(PartnerSettings.PricesWithTax);
        return new(
            product.Code, product.Name, product.QuickOrder, product.SettingsForm, [.. product.AddOns.Where(addOn => addOn.IsAsked).Select(Ask)],
            [.. product.Parameters.Where(parameter => parameter.From == ParameterSource.Customer)], [.. price.AddOns.Select(addOn => addOn.Pick)],
            product.Period, Shown(price.DueNow), Shown(price.Recurring), $"{(withTax ? "incl." : "plus")} {price.Tax.Rate} % {price.Tax.Name}");

        AddOnQuestion Ask(AddOn addOn) => new(
            addOn.Code, addOn.Name, addOn.Help, addOn.Kind, addOn.Included, addOn.Min, addOn.Max,
            product.Period is { } period && addOn.Billing == AddOnBilling.PerPeriod ? $"/ {period.InWords}" : "once",
            [.. addOn.Options.Select(option => new AddOnAnswer(option.Code, option.Name, PriceOf(addOn, option)))]);

        Money PriceOf(AddOn addOn, AddOnOption option)
        {
            var full = option.PriceIn(terms.Partner.Currency) ?? Money.Zero(terms.Partner.Currency);
            var own = addOn.Billing == AddOnBilling.PerPeriod && product.Period is not null ? full.Share(10000 - discountBasisPoints, 10000) : full;
            return Shown(product.PriceIncludesTax ? price.Tax.Rate.WithinGross(own) : price.Tax.Rate.OnNet(own));
        }

        Money Shown(TaxedAmount amount) => withTax ? amount.Total : amount.Net;
    }
}

/// <summary>An add-on as it is asked.</summary>
/// <param name="Per">Behind its prices: “/ month” or “once”.</param>
public sealed record AddOnQuestion(string Code, string Name, string Help, AddOnKind Kind, int Included, int Min, int Max, string Per, IReadOnlyList<AddOnAnswer> Options);

/// <param name="Price">Per piece, after the customer's discount.</param>
public sealed record AddOnAnswer(string Code, string Name, Money Price);
