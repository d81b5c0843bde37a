using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>Changes everything of a partner but its code; the currency only while it has no customers. Answers the version to go on with.</summary>
/// <param name="Version">As read with the form: whoever saved in between is not overwritten.</param>
[Administrator]
public sealed record EditPartner(string Code, int Version, PartnerDraft Draft) : IRequest<int>;

public sealed class EditPartnerHandler(PortalDb db, AuditTrail audit) : IRequestHandler<EditPartner, int>
{
    public async Task<int> Handle(EditPartner request, CancellationToken cancellationToken)
    {
        var partner = await db.Partners.SingleOrDefaultAsync(row => row.Code == request.Code, cancellationToken) ?? throw Refusal.NotFound("partner");
        if (partner.Version != request.Version)
            throw new Refusal(Refusal.Stale, "Somebody else changed this partner while you were editing. What you typed is still here, nothing was overwritten.");
        var before = PartnerDraft.Words(partner);
        partner.TradeIn(request.Draft.ReadCurrency(), await db.Customers.AnyAsync(customer => customer.PartnerId == partner.Id, cancellationToken));
        request.Draft.ApplyTo(partner);
        await db.RefuseTakenHostAsync(partner, cancellationToken);
        var after = PartnerDraft.Words(partner);
        if (!before.SequenceEqual(after))
            audit.Add("partner.changed", $"Partner {partner.Code}", string.Join('\n', before.Except(after)), string.Join('\n', after.Except(before)), partner.Id);
        await db.SaveChangesAsync(cancellationToken);
        return partner.Version;
    }
}
