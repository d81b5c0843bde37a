using MimeKit;

namespace Portal.Infrastructure.Mail;

/// <summary>A mail of the folder, as a page shows it.</summary>
/// <param name="Sender">The name of the sender, or the address when it has none.</param>
public sealed record KeptMail(string Name, DateTime At, string Sender, string To, string Subject, string Body)
{
    public static async Task<KeptMail> ReadAsync(string name, Stream file, CancellationToken cancellation)
    {
        try
        {
            using var message = await MimeMessage.LoadAsync(file, cancellation);
            return new(name, message.Date.UtcDateTime, NameOf(message.From), NameOf(message.To), message.Subject ?? "",
                (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n'));
        }
        catch (FormatException)
        {
            // Somebody put another file into the folder; the mails beside it are still shown.
            return new(name, DateTime.UnixEpoch, name, "", name, "This file is no mail.");
        }
    }

    private static string NameOf(InternetAddressList addresses) =>
        addresses.Mailboxes.FirstOrDefault() is { } first ? string.IsNullOrEmpty(first.Name) ? first.Address : first.Name : "";
}

/// <summary>The mail folder, for the page that shows it in a demo.</summary>
public sealed class MailFolder(MailOptions options)
{
    /// <summary>The newest mails, newest first; file names begin with their time.</summary>
    public async Task<IReadOnlyList<KeptMail>> NewestAsync(int count, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Folder))
            return [];
        var mails = new List<KeptMail>();
        foreach (var path in Directory.EnumerateFiles(options.Folder, "*.eml").OrderByDescending(path => path, StringComparer.Ordinal).Take(count))
        {
            await using var file = File.OpenRead(path);
            mails.Add(await KeptMail.ReadAsync(Path.GetFileName(path), file, cancellation));
        }
        return mails;
    }
}
