using MediatR;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>The partners that the actor may choose between: all for staff, the own one for a partner's user.</summary>
[Staff, PartnerUser]
public sealed record PartnerOptions : IRequest<IReadOnlyList<PartnerChoice>>;

public sealed class PartnerOptionsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<PartnerOptions, IReadOnlyList<PartnerChoice>>
{
    public async Task<IReadOnlyList<PartnerChoice>> Handle(PartnerOptions request, CancellationToken cancellationToken)
    {
        var all = await db.PartnerChoicesAsync(cancellationToken);
        return actor.Value.IsStaff ? all : [.. all.Where(partner => partner.Id == actor.Value.PartnerId)];
    }
}
