using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>All partners, the Default partner first.</summary>
[Staff]
public sealed record PartnerList : IRequest<IReadOnlyList<PartnerRow>>;

/// <param name="Customers">Counted up to <see cref="MostCounted"/>.</param>
/// <param name="Overrides">How many settings it set itself.</param>
public sealed record PartnerRow(string Code, string Name, bool IsDefault, Currency Currency, string TimeZone, string Culture, string? HostName, int Customers, int Overrides)
{
    public const int MostCounted = 1000;
}

public sealed class PartnerListHandler(PortalDb db) : IRequestHandler<PartnerList, IReadOnlyList<PartnerRow>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<PartnerRow>> Handle(PartnerList request, CancellationToken cancellationToken)
    {
        var rows = await db.Partners.AsNoTracking().OrderByDescending(partner => partner.IsDefault).ThenBy(partner => partner.Name).Take(Most)
            .Select(partner => new
            {
                Partner = partner,
                Customers = db.Customers.Where(customer => customer.PartnerId == partner.Id).Take(PartnerRow.MostCounted).Count(),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new PartnerRow(
            row.Partner.Code, row.Partner.Name, row.Partner.IsDefault, row.Partner.Currency, row.Partner.TimeZone, row.Partner.Culture, row.Partner.HostName,
            row.Customers, row.Partner.Settings.Count));
    }
}
