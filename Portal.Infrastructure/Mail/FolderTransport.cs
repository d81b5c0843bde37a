using System.Text;

namespace Portal.Infrastructure.Mail;

/// <summary>Writes letters as .eml files: for the demo, for tests, and for installations whose own program picks them up.</summary>
public sealed class FolderTransport(MailOptions options) : IMailTransport
{
    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        var path = Path.Combine(options.Folder, letter.FileName);
        var half = path + ".part";
        try
        {
            Directory.CreateDirectory(options.Folder);
            // A reader sees the whole file or none; a repeat of the same mail takes the place of the first.
            await File.WriteAllTextAsync(half, MailFormat.Write(letter), Encoding.ASCII, cancellation);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MailUnreachable($"The mail folder cannot be written: {error.Message}", error);
        }
    }
}

/// <summary>The mail folder, for the page that shows it in a demo.</summary>
public sealed class MailFolder(MailOptions options)
{
    /// <summary>The newest mails, newest first; file names begin with their time.</summary>
    public async Task<IReadOnlyList<EmlFile>> NewestAsync(int count, CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Folder))
            return [];
        var files = new List<EmlFile>();
        foreach (var path in Directory.EnumerateFiles(options.Folder, "*.eml").OrderByDescending(path => path, StringComparer.Ordinal).Take(count))
            files.Add(EmlFile.Read(Path.GetFileName(path), await File.ReadAllTextAsync(path, Encoding.ASCII, cancellation)));
        return files;
    }
}
