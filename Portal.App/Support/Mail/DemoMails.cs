using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure.Mail;

namespace Portal.App.Support;

/// <summary>The mail folder of a demo, newest first, for everybody: a visitor finds the mails to the made-up addresses here.</summary>
[Anyone]
public sealed record DemoMails : IRequest<DemoMailsAnswer>;

/// <param name="ToFolder">False when mails leave through a mail server, so the folder stays empty.</param>
public sealed record DemoMailsAnswer(IReadOnlyList<KeptMail> Mails, bool ToFolder);

public sealed class DemoMailsHandler(PortalOptions portal, MailFolder folder, MailOptions mail) : IRequestHandler<DemoMails, DemoMailsAnswer>
{
    public const int Shown = 50;

    public async Task<DemoMailsAnswer> Handle(DemoMails request, CancellationToken cancellationToken) =>
        portal.Demo ? new(await folder.NewestAsync(Shown, cancellationToken), mail.Transport == MailTransportKind.Folder) : throw Refusal.NotFound("page");
}
