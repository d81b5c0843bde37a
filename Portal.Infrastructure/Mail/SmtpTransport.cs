namespace Portal.Infrastructure.Mail;

/// <summary>Hands letters to the mail server of <c>Mail:Smtp</c>, one after another over one connection.</summary>
public sealed class SmtpTransport(MailOptions options, TimeProvider clock) : IMailTransport
{
    public async Task<IMailDelivery> OpenAsync(CancellationToken cancellation)
    {
        var delivery = new SmtpDelivery(options, clock);
        await delivery.ConnectAsync(cancellation);
        return delivery;
    }
}
