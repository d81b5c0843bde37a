using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Infrastructure;

namespace Portal.App.Catalog;

/// <summary>The card that customers of a partner would see if the draft were saved, and why some of them would not see it.</summary>
[Staff]
public sealed record CardPreview(ProductDraft Draft, string Partner) : IRequest<CardPreviewAnswer>;

/// <param name="Card">Null while the draft has a mistake, which <paramref name="Problem"/> names.</param>
/// <param name="Asks">What the customer will be asked.</param>
/// <param name="Limits">Who does not see it, and why; empty when everybody does.</param>
public sealed record CardPreviewAnswer(ProductCardView? Card, ProductQuestions? Asks, string? Problem, IReadOnlyList<string> Limits);

public sealed class CardPreviewHandler(PortalDb db) : IRequestHandler<CardPreview, CardPreviewAnswer>
{
    public async Task<CardPreviewAnswer> Handle(CardPreview request, CancellationToken cancellationToken)
    {
        var id = await db.Partners.Where(partner => partner.Code == request.Partner).Select(partner => (Id<Domain.Partners.Partner>?)partner.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("partner");
        var terms = await db.TermsAsync(id, cancellationToken);
        try
        {
            var product = request.Draft.Draw();
            return new(ProductCardView.From(product, terms, customer: null), ProductQuestions.Of(product, terms, 0, []), null, [.. Limits(product, terms)]);
        }
        catch (Refusal wrong)
        {
            return new(null, null, wrong.Message, []);
        }
    }

    private static IEnumerable<string> Limits(Product product, PartnerTerms terms)
    {
        if (!product.Enabled)
            yield return "Nobody sees it: it is not enabled.";
        else if (!product.ShowOnPortal)
            yield return "Nobody sees it: it is not shown on the customer portal.";
        if (product.Audience.Partners.Count > 0 && !product.Audience.Partners.Contains(terms.Partner.Code))
            yield return $"Customers of {terms.Partner.Name} do not see it: the partner may not sell it.";
        if (!terms.Get(Domain.Partners.PartnerSettings.OrderingEnabled))
            yield return $"{terms.Partner.Name} has switched ordering off.";
        if (product.Audience.Categories.Count > 0)
            yield return $"Only for: {string.Join(", ", product.Audience.Categories.Select(category => category.Word()))}.";
        if (product.Audience.Locations.Count > 0)
            yield return $"Only at: {string.Join(", ", product.Audience.Locations)}.";
        if (product.Audience.Labels.Count > 0)
            yield return $"Only with one of the labels: {string.Join(", ", product.Audience.Labels)}.";
    }
}
