using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>
/// Overrides or resets settings of a partner, all of them or, if one does not fit, none. Open pages follow, and each change stands
/// in the audit log with old and new value (SPEC 5).
/// </summary>
/// <param name="Values">By the setting's key; null resets it to the Default partner's value.</param>
[Administrator, PartnerUser]
public sealed record ChangeSettings(string Partner, IReadOnlyDictionary<string, string?> Values) : IRequest;

public sealed class ChangeSettingsHandler(PortalDb db, CurrentActor actor, AuditTrail audit) : IRequestHandler<ChangeSettings, Unit>
{
    public async Task<Unit> Handle(ChangeSettings request, CancellationToken cancellationToken)
    {
        var (own, standard) = await db.SettingsOfAsync(actor.Value, request.Partner, cancellationToken);
        foreach (var (key, value) in request.Values)
        {
            var setting = PartnerSettings.Find(key);
            var before = EffectiveSettings.Of(own, standard);
            own.Set(setting, value);
            var after = EffectiveSettings.Of(own, standard);
            if (before.Text(setting) != after.Text(setting) || before.Origin(setting) != after.Origin(setting))
                audit.Add("setting.changed", $"{setting.Label} of {own.Name}", Words(before, setting), Words(after, setting), own.Id);
        }
        var settings = EffectiveSettings.Of(own, standard);
        if (settings.Get(PartnerSettings.ReceiveOrdersBy) == OrderChannel.Email && settings.Get(PartnerSettings.OrderRecipients).Trim().Length == 0)
            throw new Refusal("setting.recipients", "Orders go out by e-mail: write at least one address that receives them.", PartnerSettings.OrderRecipients.Key);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private static string Words(EffectiveSettings settings, Setting setting)
    {
        var text = settings.Text(setting);
        return settings.Origin(setting) switch
        {
            SettingOrigin.Partner => text.Length == 0 ? "(empty)" : text,
            SettingOrigin.DefaultPartner => $"{(text.Length == 0 ? "(empty)" : text)} (from the Default partner)",
            SettingOrigin.BuiltIn => $"{(text.Length == 0 ? "(empty)" : text)} (built in)",
        };
    }
}
