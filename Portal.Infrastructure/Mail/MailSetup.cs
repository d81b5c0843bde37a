using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Infrastructure.Mail;

public static class MailSetup
{
    /// <summary>The outbox without its worker, for those who send when they say so.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services, MailOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<MailFolder>();
        services.AddSingleton<Outbox>();
        return options.Transport switch
        {
            MailTransportKind.Folder => services.AddSingleton<IMailTransport, FolderTransport>(),
            MailTransportKind.Smtp => services.AddSingleton<IMailTransport, SmtpTransport>(),
        };
    }

    /// <exception cref="SettingMissing">A setting under <c>Mail:</c> is missing or wrong.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, bool demo) =>
        services.AddOutbox(MailOptions.Read(configuration, demo)).AddHostedService<OutboxWorker>();
}
