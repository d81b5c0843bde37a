using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>One kind of mail of a partner in one language, and made-up values to preview any text with.</summary>
[Administrator]
public sealed record MailTemplateDetails(string PartnerCode, string Language, MailKind Kind) : IRequest<MailTemplateDetailsAnswer>;

public sealed record MailTemplateDetailsAnswer(
    Id<Partner> PartnerId, string PartnerName, bool IsDefault, MailText Text, MailText Inherited, MailTextOrigin Origin,
    string? ChangedBy, DateTime? ChangedAt, IReadOnlyDictionary<string, string> Examples);

public sealed class MailTemplateDetailsHandler(PortalDb db, PortalOptions portal, TimeProvider clock) : IRequestHandler<MailTemplateDetails, MailTemplateDetailsAnswer>
{
    public async Task<MailTemplateDetailsAnswer> Handle(MailTemplateDetails request, CancellationToken cancellationToken)
    {
        var partners = await db.Partners.AsNoTracking().Where(row => row.IsDefault || row.Code == request.PartnerCode).ToListAsync(cancellationToken);
        var partner = partners.Find(row => row.Code == request.PartnerCode) ?? throw Refusal.NotFound("partner");
        var standard = partners.Find(row => row.IsDefault)!;
        var texts = await db.MailTextsAsync(partner, standard, MailLanguage.Check(request.Language), cancellationToken);
        return new(partner.Id, partner.Name, partner.IsDefault, texts.Of(request.Kind), texts.Inherited(request.Kind), texts.Origin(request.Kind),
            texts.Own(request.Kind)?.ChangedBy, texts.Own(request.Kind)?.ChangedAt, Examples(new(partner, EffectiveSettings.Of(partner, standard)), request.Kind));
    }

    private Dictionary<string, string> Examples(PartnerTerms terms, MailKind kind)
    {
        var culture = CultureInfo.GetCultureInfo(terms.Partner.Culture);
        var today = terms.Today(clock);
        var code = terms.Partner.Code.ToUpperInvariant();
        string Money(int major) => MoneyFormat.Format(new(major * terms.Partner.Currency.MinorPerMajor, terms.Partner.Currency), culture);
        string Day(int days) => DateText.Format(today.AddDays(days), culture);
        return new()
        {
            ["customer"] = "Anna Example",
            ["name"] = "Anna Example",
            ["number"] = kind is MailKind.ServiceApproved or MailKind.ServiceRejected or MailKind.Welcome ? "S-100042" : "C-100042",
            ["contact"] = "anna@example.com\n+49 30 1234567",
            ["order"] = "O-100042",
            ["lines"] = $"- Home Fibre 500: {Money(30)} / month, setup {Money(49)}\n- Phone line: {Money(10)} / month",
            ["total"] = Money(89),
            ["tax"] = Money(14),
            ["amount"] = Money(13),
            ["invoice"] = $"{code}-{today.Year}-000042",
            ["note"] = $"CN-{code}-{today.Year}-000042",
            ["next"] = "What happens next: we confirm the start date of each service and write to you.",
            ["reason"] = "The connection is not available at your address yet.",
            ["wished-start"] = $"Wished start date: {Day(14)}",
            ["service"] = "Home Fibre 500",
            ["start"] = Day(13),
            ["credit"] = $"You paid in advance: {Money(30)} for {Day(0)} to {Day(29)}\nDays before the start: 13 of 30\nCredit for these days: {Money(13)}",
            ["bill"] = "",
            ["data"] = "Server name: shop.example.com\nAddress: 192.0.2.17",
            ["missing"] = "- Cloud Server (S-100042): Server name, System",
            ["ticket"] = "T-100042",
            ["subject"] = "Router does not start",
            ["author"] = "Sam from support",
            ["message"] = "Please hold the reset button for ten seconds.\nDoes the light turn green?",
            ["attachments"] = "Attached: manual.pdf",
            ["group"] = "Support",
            ["priority"] = "medium",
            ["link"] = $"{portal.AddressOf(terms.Partner)}/…",
            ["customer-link"] = $"{portal.BaseUrl}/admin/customers/C-100042",
            ["brand"] = MailTemplates.BrandName(terms),
        };
    }
}
