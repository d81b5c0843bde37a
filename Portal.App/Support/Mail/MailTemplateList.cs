using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>The texts of a partner's mails in one language, with where each comes from.</summary>
/// <param name="PartnerCode">The Default partner when nobody has it.</param>
/// <param name="Language">Two or three letters; the partner's own when it is anything else.</param>
[Administrator]
public sealed record MailTemplateList(string? PartnerCode, string? Language) : IRequest<MailTemplateListAnswer>;

/// <param name="Languages">Those that some partner speaks, the chosen one among them.</param>
public sealed record MailTemplateListAnswer(
    string PartnerCode, string PartnerName, bool IsDefault, string Language, bool IsSpoken, Id<Partner> PartnerId,
    IReadOnlyList<MailPartner> Partners, IReadOnlyList<string> Languages, IReadOnlyList<MailTemplateRow> Rows);

public sealed record MailPartner(string Code, string Name, string Language);

/// <param name="Inherited">What would hold if the partner's own text were removed.</param>
public sealed record MailTemplateRow(MailKind Kind, MailText Text, MailText Inherited, MailTextOrigin Origin, string? ChangedBy, DateTime? ChangedAt);

public sealed class MailTemplateListHandler(PortalDb db) : IRequestHandler<MailTemplateList, MailTemplateListAnswer>
{
    public async Task<MailTemplateListAnswer> Handle(MailTemplateList request, CancellationToken cancellationToken)
    {
        var partners = await db.Partners.AsNoTracking().OrderByDescending(partner => partner.IsDefault).ThenBy(partner => partner.Name).ToListAsync(cancellationToken);
        var standard = partners.Find(partner => partner.IsDefault) ?? throw new InvalidOperationException("There is no Default partner.");
        var partner = partners.Find(row => row.Code == request.PartnerCode) ?? standard;
        var language = request.Language is { } asked && MailLanguage.IsOne(asked) ? asked : partner.Language;
        var texts = await db.MailTextsAsync(partner, standard, language, cancellationToken);
        var rows = MailForm.All.Select(form => new MailTemplateRow(
            form.Kind, texts.Of(form.Kind), texts.Inherited(form.Kind), texts.Origin(form.Kind), texts.Own(form.Kind)?.ChangedBy, texts.Own(form.Kind)?.ChangedAt));
        return new(partner.Code, partner.Name, partner.IsDefault, language, partner.Language == language, partner.Id,
            [.. partners.Select(row => new MailPartner(row.Code, row.Name, row.Language))],
            [.. partners.Select(row => row.Language).Append(language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. rows]);
    }
}

internal static class MailLanguage
{
    public static bool IsOne(string text) => text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);

    /// <exception cref="Refusal">It is no language.</exception>
    public static string Check(string language) => IsOne(language)
        ? language
        : throw new Refusal("mail-template.language", $"“{language}” is no language. Use two letters, such as de.", "Language");
}
