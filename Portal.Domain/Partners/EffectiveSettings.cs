namespace Portal.Domain.Partners;

/// <summary>Where a value comes from: the program, the Default partner, or the partner itself (shown as <c>*</c>, SPEC 5).</summary>
public enum SettingOrigin { BuiltIn, DefaultPartner, Partner }

/// <summary>The settings that hold for a partner: its own, else the Default partner's, else the built-in ones (SPEC 5).</summary>
public sealed class EffectiveSettings(IEnumerable<PartnerSetting> own, IEnumerable<PartnerSetting>? defaults)
{
    private readonly Dictionary<string, string> _own = own.ToDictionary(setting => setting.Key, setting => setting.Value);
    private readonly Dictionary<string, string> _defaults = (defaults ?? []).ToDictionary(setting => setting.Key, setting => setting.Value);

    /// <param name="partner">Whose settings.</param>
    /// <param name="defaultPartner">The Default partner, which may be the same one.</param>
    public static EffectiveSettings Of(Partner partner, Partner defaultPartner) =>
        new(partner.Settings, partner.IsDefault ? null : defaultPartner.Settings);

    public T Get<T>(Setting<T> setting) => setting.Read(Text(setting));

    /// <summary>The value as stored text.</summary>
    public string Text(Setting setting) =>
        _own.GetValueOrDefault(setting.Key) ?? _defaults.GetValueOrDefault(setting.Key) ?? setting.BuiltIn;

    /// <summary>What would hold if the partner's own value were reset, as stored text.</summary>
    public string Inherited(Setting setting) => _defaults.GetValueOrDefault(setting.Key) ?? setting.BuiltIn;

    public SettingOrigin Origin(Setting setting) =>
        _own.ContainsKey(setting.Key) ? SettingOrigin.Partner
        : _defaults.ContainsKey(setting.Key) ? SettingOrigin.DefaultPartner
        : SettingOrigin.BuiltIn;
}
