using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>Per partner settings: Order new products (SPEC 5).</summary>
/// <param name="Partner">The code; null for the own partner of a partner's user, or the Default partner.</param>
[Staff, PartnerUser]
public sealed record PartnerSettingsForm(string? Partner) : IRequest<PartnerSettingsAnswer>;

public sealed record PartnerSettingsAnswer(Id<Partner> PartnerId, Id<Partner> DefaultId, string Code, string Name, string DefaultName, bool IsDefault, IReadOnlyList<SettingField> Fields);

/// <summary>One field of the form, its values as stored text.</summary>
/// <param name="Inherited">What would hold after a reset.</param>
/// <param name="InheritedFrom">Where that would come from: never the partner itself.</param>
public sealed record SettingField(Setting Setting, string Value, string Inherited, SettingOrigin Origin, SettingOrigin InheritedFrom);

public sealed class PartnerSettingsFormHandler(PortalDb db, CurrentActor actor) : IRequestHandler<PartnerSettingsForm, PartnerSettingsAnswer>
{
    public async Task<PartnerSettingsAnswer> Handle(PartnerSettingsForm request, CancellationToken cancellationToken)
    {
        var (own, standard) = await db.SettingsOfAsync(actor.Value, request.Partner, cancellationToken);
        var settings = EffectiveSettings.Of(own, standard);
        var inherited = new EffectiveSettings([], own.IsDefault ? null : standard.Settings);
        return new(own.Id, standard.Id, own.Code, own.Name, standard.Name, own.IsDefault,
            [.. PartnerSettings.All.Select(setting => new SettingField(setting, settings.Text(setting), settings.Inherited(setting), settings.Origin(setting), inherited.Origin(setting)))]);
    }
}

internal static class PartnerSettingsAccess
{
    /// <summary>The partner whose settings the actor may see and change, and the Default partner; both tracked.</summary>
    /// <exception cref="Refusal">There is no such partner, or it is not the actor's.</exception>
    public static async Task<(Partner Own, Partner Standard)> SettingsOfAsync(this PortalDb db, Actor actor, string? code, CancellationToken cancellation)
    {
        var mine = actor.IsStaff ? null : actor.PartnerId;
        var partners = await db.Partners.Where(partner => partner.IsDefault || partner.Code == code || partner.Id == mine).ToListAsync(cancellation);
        var standard = partners.Find(partner => partner.IsDefault) ?? throw new InvalidOperationException("There is no Default partner.");
        var own = code is null ? (actor.IsStaff ? standard : partners.Find(partner => partner.Id == mine)) : partners.Find(partner => partner.Code == code);
        return own is not null && (actor.IsStaff || own.Id == mine) ? (own, standard) : throw Refusal.NotFound("partner");
    }
}
