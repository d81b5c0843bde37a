using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Support;
using Portal.Infrastructure.Mail;

namespace Portal.Tests.World;

/// <summary>A world whose outbox talks to a mail server of the test, with a batch of three mails.</summary>
public sealed class PostOffice : IAsyncDisposable
{
    private PostOffice(PortalWorld world, SmtpServer server)
    {
        World = world;
        Server = server;
    }

    public PortalWorld World { get; }
    public SmtpServer Server { get; }

    /// <summary>The one that the program's worker would use.</summary>
    public Outbox Outbox => World.Services.GetRequiredService<Outbox>();

    public static async Task<PostOffice> OpenAsync(string provider = Databases.Sqlite, params (string Key, string Value)[] settings)
    {
        var port = Ports.Free();
        var all = SmtpServer.SettingsFor(port);
        foreach (var (key, value) in settings)
            all[key] = value;
        return new(await PortalWorld.CreateAsync(provider, settings: all), SmtpServer.StartOn(port));
    }

    /// <summary>As after a restart: it knows only what the rows say.</summary>
    public Outbox AnotherOutbox() => ActivatorUtilities.CreateInstance<Outbox>(World.Services);

    /// <summary>A mail to anna, one to the address in the middle, one to bert.</summary>
    public async Task WriteAsync(string middle = "bad@example.com", string cause = "test")
    {
        var partner = await World.TheDefaultPartnerAsync();
        foreach (var to in new[] { "anna@example.com", middle, "bert@example.com" })
            await World.SaveAsync(new OutgoingMail(partner.Id, to, $"{cause}:{to}", "Subject", "Body", World.Now));
    }

    public async Task<OutgoingMail> TheOneNotSentAsync()
    {
        var mails = await World.MailsAsync();
        mails.Count(mail => mail.Status == MailStatus.Sent).ShouldBe(2, "the others go");
        return mails.Single(mail => mail.Status != MailStatus.Sent);
    }

    /// <summary>The server takes everything from now on: after the pause the last one goes too, and each was taken once.</summary>
    public async Task IsSentOnceAfterAsync(TimeSpan pause)
    {
        Server.Answers = (_, _) => null;
        if (pause > TimeSpan.Zero)
        {
            World.Clock.Advance(pause - TimeSpan.FromTicks(1));
            await Outbox.SendDueAsync(default);
            Server.Received.Count.ShouldBe(2, "it is not due yet");
            World.Clock.Advance(TimeSpan.FromTicks(1));
        }
        (await Outbox.SendDueAsync(default)).ShouldBeTrue();
        Server.Received.Select(mail => mail.To).Order().ShouldBe((await World.MailsAsync()).Select(mail => mail.To).Order());
        (await World.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent && mail.LastError == "" && mail.NextTryAt == null);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await World.DisposeAsync();
    }
}
