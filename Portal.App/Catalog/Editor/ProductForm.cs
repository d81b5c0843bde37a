using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Infrastructure;

namespace Portal.App.Catalog;

/// <summary>A product to edit, or a new one, perhaps as a copy of another, with everything that its form offers to choose from.</summary>
/// <param name="Code">Null for a new product.</param>
/// <param name="CopyOf">The code of the product that a new one takes after; one that is not there leaves the form empty.</param>
[Staff]
public sealed record ProductForm(string? Code, string? CopyOf = null) : IRequest<ProductFormAnswer>;

/// <param name="Version">Sent back with the changes, so that nobody else's are overwritten.</param>
/// <param name="Others">What a bundle can contain.</param>
/// <param name="Pictures">Addresses of this site's own ones.</param>
public sealed record ProductFormAnswer(
    ProductDraft Draft, int Version, IReadOnlyList<PartnerChoice> Partners, IReadOnlyList<TaxCodeChoice> TaxCodes, IReadOnlyList<ProductChoice> Others, IReadOnlyList<string> Pictures);

/// <param name="Rates">Which partner has which rate under this code, in words.</param>
public sealed record TaxCodeChoice(string Code, string Rates);

public sealed record ProductChoice(Id<Product> Id, string Name, bool Enabled);

public sealed class ProductFormHandler(PortalDb db, IWebHostEnvironment site) : IRequestHandler<ProductForm, ProductFormAnswer>
{
    private const int MostChoices = 500;

    public async Task<ProductFormAnswer> Handle(ProductForm request, CancellationToken cancellationToken)
    {
        var source = request.Code ?? request.CopyOf;
        var product = source is null ? null : await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.Code == source, cancellationToken);
        if (product is null && request.Code is not null)
            throw Refusal.NotFound("product");
        var draft = product is null ? new ProductDraft() : ProductDraft.Of(product);
        if (request.Code is null)
            (draft.Code, draft.Name) = ("", product is null ? "" : $"{draft.Name} (copy)");

        var partners = await db.PartnerChoicesAsync(cancellationToken);
        // A price field for each currency that some partner sells in, and for those that the product was priced in before.
        var currencies = partners.Select(partner => partner.Currency).Concat(draft.Prices.Select(price => price.Currency)).Distinct().ToList();
        draft.Prices = [.. currencies.Select(currency => draft.Prices.Find(price => price.Currency == currency) ?? new PriceDraft { Currency = currency })];

        var contained = draft.Contents.ConvertAll(item => item.ProductId);
        var id = request.Code is null ? default : product!.Id;
        var others = await db.Products.Where(other => other.Id != id && (other.Type != ProductType.Bundle || contained.Contains(other.Id)))
            .OrderBy(other => other.Code).Take(MostChoices)
            .Select(other => new ProductChoice(other.Id, other.Description.Name, other.Enabled)).ToListAsync(cancellationToken);
        return new(draft, request.Code is null ? 0 : product!.Version, partners, TaxCodes(partners, draft), others, PictureAddresses());
    }

    private List<string> PictureAddresses() =>
    [
        .. Pictures.All,
        .. site.WebRootFileProvider.GetDirectoryContents("pictures").Where(file => !file.IsDirectory).Select(file => $"/pictures/{file.Name}").Where(path => path != Pictures.File).Order(StringComparer.Ordinal),
    ];

    private static List<TaxCodeChoice> TaxCodes(IReadOnlyList<PartnerChoice> partners, ProductDraft draft)
    {
        var rates = partners.SelectMany(partner => partner.TaxRates, (partner, rate) => (rate.Code, Words: $"{partner.Name} {rate.Rate} %"));
        var codes = rates.GroupBy(rate => rate.Code, (code, all) => new TaxCodeChoice(code, string.Join(", ", all.Select(rate => rate.Words)))).OrderBy(choice => choice.Code).ToList();
        if (!codes.Exists(choice => choice.Code == draft.TaxCode))
        {
            // A new product starts with a code that exists; an old one keeps showing what it has.
            if (draft.Code.Length == 0 && codes.Count > 0)
                draft.TaxCode = codes[0].Code;
            else
                codes.Add(new(draft.TaxCode, "no partner has this rate"));
        }
        return codes;
    }
}
