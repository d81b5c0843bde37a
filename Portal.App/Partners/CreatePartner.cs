using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>Adds a partner, which starts with the Default partner's settings. Answers its code.</summary>
[Administrator]
public sealed record CreatePartner(PartnerDraft Draft) : IRequest<string>;

public sealed class CreatePartnerHandler(PortalDb db, AuditTrail audit) : IRequestHandler<CreatePartner, string>
{
    public async Task<string> Handle(CreatePartner request, CancellationToken cancellationToken)
    {
        var draft = request.Draft;
        var partner = new Partner(draft.Code, draft.Name, draft.ReadCurrency(), draft.TimeZone.Trim(), draft.Culture.Trim());
        draft.ApplyTo(partner);
        if (await db.Partners.AnyAsync(other => other.Code == partner.Code, cancellationToken))
            throw new Refusal("partner.code-taken", $"Another partner has the code “{partner.Code}”. Choose a different one.", "Code");
        await db.RefuseTakenHostAsync(partner, cancellationToken);
        db.Partners.Add(partner);
        audit.Add("partner.created", $"Partner {partner.Code}", "", string.Join('\n', PartnerDraft.Words(partner)), partner.Id);
        await db.SaveChangesAsync(cancellationToken);
        return partner.Code;
    }
}

internal static class PartnerHosts
{
    /// <exception cref="Refusal">The host name leads to another partner.</exception>
    public static async Task RefuseTakenHostAsync(this PortalDb db, Partner partner, CancellationToken cancellation)
    {
        if (partner.HostName is { } host && await db.Partners.AnyAsync(other => other.HostName == host && other.Id != partner.Id, cancellation))
            throw new Refusal("partner.host-taken", $"{host} already leads to another partner.", "HostName");
    }
}
