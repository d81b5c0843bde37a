using Portal.Domain.Partners;

namespace Portal.Domain.Support;

/// <summary>Where a mail's text comes from, as a person would ask.</summary>
public enum MailTextOrigin { BuiltIn, DefaultPartner, Partner }

/// <summary>
/// The texts that hold for a partner in one language: its own, else the Default partner's in that language, else the built-in
/// English ones (SPEC 10).
/// </summary>
public sealed class MailTexts
{
    private readonly Dictionary<MailKind, MailTemplate> _own;
    private readonly Dictionary<MailKind, MailTemplate> _defaults;

    /// <param name="templates">Those of the partner and of the Default partner; others and other languages are left aside.</param>
    public MailTexts(Id<Partner> partner, string language, IEnumerable<MailTemplate> templates)
    {
        var spoken = templates.Where(template => template.Language == language).ToList();
        _own = spoken.Where(template => template.PartnerId == partner).ToDictionary(template => template.Kind);
        _defaults = spoken.Where(template => template.PartnerId != partner).ToDictionary(template => template.Kind);
    }

    private MailTexts() => _own = _defaults = [];

    public static MailTexts BuiltIn { get; } = new();

    public MailText Of(MailKind kind) => _own.GetValueOrDefault(kind)?.Text ?? Inherited(kind);

    /// <summary>What would hold without the partner's own text.</summary>
    public MailText Inherited(MailKind kind) => _defaults.GetValueOrDefault(kind)?.Text ?? MailForm.Of(kind).BuiltIn;

    /// <summary>The partner's own text, when it has one.</summary>
    public MailTemplate? Own(MailKind kind) => _own.GetValueOrDefault(kind);

    public MailTextOrigin Origin(MailKind kind) =>
        _own.ContainsKey(kind) ? MailTextOrigin.Partner : _defaults.ContainsKey(kind) ? MailTextOrigin.DefaultPartner : MailTextOrigin.BuiltIn;
}
