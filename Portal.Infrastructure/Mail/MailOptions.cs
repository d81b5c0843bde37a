using Microsoft.Extensions.Configuration;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mail;

public enum MailTransportKind { Folder, Smtp }

/// <summary>The settings under <c>Mail:</c>, read and checked once at start.</summary>
public sealed record MailOptions
{
    public MailTransportKind Transport { get; init; }

    /// <summary>The sender of every mail; the partner's brand stands beside it, and answers go to the partner's own address.</summary>
    public string From { get; init; } = "portal@demo.test";

    /// <summary>Where <see cref="FolderTransport"/> writes.</summary>
    public string Folder { get; init; } = "";

    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
    public bool EnableSsl { get; init; } = true;

    /// <param name="demo">A demo, like the program in Development, keeps its mails in a folder unless a server is named.</param>
    /// <exception cref="SettingMissing">A setting is missing or wrong; the sentence names it.</exception>
    public static MailOptions Read(IConfiguration configuration, bool demo)
    {
        var host = configuration["Mail:Smtp:Host"] ?? "";
        var named = configuration["Mail:Transport"];
        var options = new MailOptions
        {
            Transport = named is null ? host.Length > 0 ? MailTransportKind.Smtp : MailTransportKind.Folder
                : Enum.TryParse<MailTransportKind>(named, out var kind) && Enum.IsDefined(kind) ? kind
                : throw new SettingMissing($"Mail:Transport is “{named}”; it must be Smtp or Folder."),
            From = configuration["Mail:From"] ?? (demo ? "portal@demo.test" : ""),
            Folder = Path.Combine(configuration.DataDirectory(), "mail"),
            Host = host,
            Port = Number(configuration, "Mail:Smtp:Port", 587),
            User = configuration["Mail:Smtp:User"] ?? "",
            Password = configuration["Mail:Smtp:Password"] ?? "",
            EnableSsl = Switch(configuration, "Mail:Smtp:EnableSsl"),
        };
        if (named is null && host.Length == 0 && !demo)
            throw new SettingMissing("Mail:Smtp:Host is missing: set it to your mail server, or set Mail:Transport to Folder to keep mails as files in the data directory.");
        if (options.Transport == MailTransportKind.Smtp && (host.Length == 0 || host.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))))
            throw new SettingMissing("Mail:Smtp:Host must be the name of your mail server, because Mail:Transport is Smtp.");
        if (!EmailAddress.IsValid(options.From))
            throw new SettingMissing($"Mail:From is “{options.From}”; it must be the address that mails are sent from, such as portal@example.com.");
        return options;
    }

    private static int Number(IConfiguration configuration, string key, int builtIn) => configuration[key] is not { Length: > 0 } text ? builtIn
        : int.TryParse(text, out var port) && port is > 0 and < 65536 ? port
        : throw new SettingMissing($"{key} is “{text}”; it must be a port number, such as 587.");

    private static bool Switch(IConfiguration configuration, string key) => configuration[key] is not { Length: > 0 } text ? true
        : bool.TryParse(text, out var on) ? on : throw new SettingMissing($"{key} is “{text}”; it must be true or false.");
}
