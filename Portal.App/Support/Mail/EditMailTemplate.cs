using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>Gives a partner its own text for a kind of mail in one language, or with null takes it away again.</summary>
[Administrator]
public sealed record EditMailTemplate(string PartnerCode, string Language, MailKind Kind, MailText? Text) : IRequest<Unit>;

public sealed class EditMailTemplateHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<EditMailTemplate, Unit>
{
    public async Task<Unit> Handle(EditMailTemplate request, CancellationToken cancellationToken)
    {
        var partner = await db.Partners.SingleOrDefaultAsync(row => row.Code == request.PartnerCode, cancellationToken) ?? throw Refusal.NotFound("partner");
        var language = MailLanguage.Check(request.Language);
        var known = await db.MailTemplates.SingleOrDefaultAsync(
            row => row.PartnerId == partner.Id && row.Kind == request.Kind && row.Language == language, cancellationToken);
        var before = known is null ? "" : Words(known.Text);
        var now = clock.GetUtcNow().UtcDateTime;
        if (request.Text is null)
        {
            if (known is not null)
                db.MailTemplates.Remove(known);
        }
        else if (known is null)
        {
            db.MailTemplates.Add(new MailTemplate(partner, request.Kind, language, request.Text, actor.Value.Name, now));
        }
        else
        {
            known.Change(request.Text, actor.Value.Name, now);
        }
        audit.Add(request.Text is null ? "mail-template.reset" : "mail-template.changed",
            $"Mail “{MailForm.Of(request.Kind).Name}” of {partner.Name}, {language}", before, request.Text is null ? "" : Words(request.Text), partner.Id);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private static string Words(MailText text) => $"{text.Subject}\n\n{text.Body}";
}
