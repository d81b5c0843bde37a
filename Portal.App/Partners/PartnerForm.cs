using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>A partner to edit, or a new one when the code is null.</summary>
[Staff]
public sealed record PartnerForm(string? Code) : IRequest<PartnerFormAnswer>;

/// <param name="Version">Sent back with the changes, so that nobody else's are overwritten.</param>
/// <param name="HasCustomers">Then the currency stays.</param>
public sealed record PartnerFormAnswer(PartnerDraft Draft, int Version, bool IsDefault, bool HasCustomers);

public sealed class PartnerFormHandler(PortalDb db) : IRequestHandler<PartnerForm, PartnerFormAnswer>
{
    public async Task<PartnerFormAnswer> Handle(PartnerForm request, CancellationToken cancellationToken)
    {
        if (request.Code is null)
            return new(new PartnerDraft(), 0, false, false);
        var partner = await db.Partners.AsNoTracking().SingleOrDefaultAsync(row => row.Code == request.Code, cancellationToken) ?? throw Refusal.NotFound("partner");
        return new(PartnerDraft.Of(partner), partner.Version, partner.IsDefault, await db.Customers.AnyAsync(customer => customer.PartnerId == partner.Id, cancellationToken));
    }
}
