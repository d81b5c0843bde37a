using MimeKit;

namespace Portal.Infrastructure.Mail;

/// <summary>Writes letters as .eml files: for the demo, for tests, and for installations whose own program picks them up.</summary>
public sealed class FolderTransport(MailOptions options) : IMailTransport
{
    public Task<IMailDelivery> OpenAsync(CancellationToken cancellation) => Task.FromResult<IMailDelivery>(new IntoFolder(options.Folder));

    private sealed class IntoFolder(string folder) : IMailDelivery
    {
        private static readonly FormatOptions AsOnTheWire = new() { NewLineFormat = NewLineFormat.Dos };

        public async Task SendAsync(Letter letter, CancellationToken cancellation)
        {
            using var message = letter.Message();
            var path = Path.Combine(folder, letter.FileName);
            var half = path + ".part";
            try
            {
                Directory.CreateDirectory(folder);
                // A reader sees the whole file or none; a repeat of the same mail takes the place of the first.
                await message.WriteToAsync(AsOnTheWire, half, cancellation);
                File.Move(half, path, overwrite: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new MailUnreachable($"The mail folder cannot be written: {error.Message}", error);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
