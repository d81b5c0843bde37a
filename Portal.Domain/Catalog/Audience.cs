using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.Domain.Catalog;

/// <summary>Who is offered a product: an empty list is no limit (SPEC 2: location, category and labels match).</summary>
/// <param name="Partners">Codes of the partners that may sell it.</param>
/// <param name="Labels">One of them is enough.</param>
public sealed record Audience(
    IReadOnlyList<string> Partners, IReadOnlyList<CustomerCategory> Categories, IReadOnlyList<string> Locations, IReadOnlyList<string> Labels)
{
    public static Audience Everyone { get; } = new([], [], [], []);

    /// <summary>A visitor is shown what needs no label, category or location: those are known after signing in.</summary>
    public bool Includes(Partner partner, Customer? customer) =>
        (Partners.Count == 0 || Partners.Contains(partner.Code))
        && (Categories.Count == 0 || (customer is not null && Categories.Contains(customer.Category)))
        && (Locations.Count == 0 || (customer is not null && Locations.Contains(customer.Location, StringComparer.OrdinalIgnoreCase)))
        && (Labels.Count == 0 || (customer is not null && customer.Labels.Intersect(Labels, StringComparer.OrdinalIgnoreCase).Any()));
}
