using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Partners;

/// <summary>A partner with the settings that hold for it, as every use case needs them.</summary>
public sealed record PartnerTerms(Partner Partner, EffectiveSettings Settings)
{
    /// <summary>The texts of its mails.</summary>
    public MailTexts Mails { get; init; } = MailTexts.BuiltIn;

    public DateOnly Today(TimeProvider clock) => Partner.LocalDate(clock.GetUtcNow().UtcDateTime);

    public T Get<T>(Setting<T> setting) => Settings.Get(setting);
}

public static class PartnerTermsQuery
{
    /// <summary>The partner, or the Default partner when <paramref name="id"/> is null.</summary>
    /// <exception cref="Refusal">There is no such partner.</exception>
    public static async Task<PartnerTerms> TermsAsync(this PortalDb db, Id<Partner>? id, CancellationToken cancellation)
    {
        var partners = await db.Partners.Where(partner => partner.IsDefault || partner.Id == id).ToListAsync(cancellation);
        var standard = partners.Find(partner => partner.IsDefault) ?? throw new InvalidOperationException("There is no Default partner.");
        var own = id is null ? standard : partners.Find(partner => partner.Id == id) ?? throw Refusal.NotFound("partner");
        return new(own, EffectiveSettings.Of(own, standard)) { Mails = await db.MailTextsAsync(own, standard, own.Language, cancellation) };
    }

    /// <summary>The texts of a partner's mails in a language; only partners that ever wrote their own cost a question to the database.</summary>
    public static async Task<MailTexts> MailTextsAsync(this PortalDb db, Partner partner, Partner standard, string language, CancellationToken cancellation)
    {
        if (!partner.HasMailTemplates && !standard.HasMailTemplates)
            return MailTexts.BuiltIn;
        var templates = await db.MailTemplates.AsNoTracking()
            .Where(template => (template.PartnerId == partner.Id || template.PartnerId == standard.Id) && template.Language == language).ToListAsync(cancellation);
        return new(partner.Id, language, templates);
    }
}
