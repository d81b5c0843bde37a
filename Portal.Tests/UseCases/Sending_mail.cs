using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Support;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure.Mail;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 10: a mail server that is down delays mail and loses none; each message goes out once per recipient.</summary>
public sealed class Sending_mail
{
    [Theory, OnEveryDatabase]
    public async Task Happens_once_per_mail_however_many_workers_look(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        for (var i = 0; i < 30; i++)
            await world.SaveAsync(AMail(partner, world, $"reader{i}@example.com"));
        var post = new Post();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Outbox(world, post).SendDueAsync(default)));

        post.Taken.Select(letter => letter.To.Address).Order().ShouldBe(Enumerable.Range(0, 30).Select(i => $"reader{i}@example.com").Order());
        (await world.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent && mail.Attempts == 1 && mail.NextTryAt == null);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_written_once_per_cause_and_recipient(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        await world.SaveAsync(AMail(partner, world, "anna@example.com", "order-paid:1"));
        await world.SaveAsync(AMail(partner, world, "bert@example.com", "order-paid:1"));

        await Should.ThrowAsync<DbUpdateException>(() => world.SaveAsync(AMail(partner, world, "anna@example.com", "order-paid:1")));

        (await world.MailsAsync()).Count.ShouldBe(2);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_delayed_and_not_lost_by_a_server_that_is_down_for_days(string provider)
    {
        var port = Ports.Free();
        await using var world = await PortalWorld.CreateAsync(provider, settings: SmtpServer.SettingsFor(port));
        var partner = await world.TheDefaultPartnerAsync();
        for (var i = 0; i < 5; i++)
            await world.SaveAsync(AMail(partner, world, $"reader{i}@example.com"));
        var outbox = world.Services.GetRequiredService<Outbox>();

        for (var day = 0; day < 10; day++)
        {
            (await outbox.SendDueAsync(default)).ShouldBeFalse();
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        (await world.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Queued);
        (await world.MailsAsync()).ShouldContain(mail => mail.LastError.Length > 0);

        await using var server = SmtpServer.StartOn(port);
        (await outbox.SendDueAsync(default)).ShouldBeTrue();

        server.Received.Select(mail => mail.To).Order().ShouldBe(Enumerable.Range(0, 5).Select(i => $"reader{i}@example.com"));
        (await world.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent && mail.LastError == "");
    }

    [Fact]
    public async Task Goes_on_past_a_mail_that_the_server_hangs_up_on()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.TheDefaultPartnerAsync();
        foreach (var name in new[] { "first", "poison", "last" })
            await world.SaveAsync(AMail(partner, world, $"{name}@example.com"));
        var post = new Post { Before = letter => { if (letter.To.LocalPart == "poison") throw new MailLost("The server hung up"); } };

        await Outbox(world, post).SendDueAsync(default);

        post.Taken.Select(letter => letter.To.LocalPart).ShouldBe(["first", "last"]);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_taken_over_after_the_lease_of_a_worker_that_died(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var mail = await world.SaveAsync(AMail(await world.TheDefaultPartnerAsync(), world, "anna@example.com"));
        var (dying, healthy) = (new Post { Before = _ => throw new OperationCanceledException() }, new Post());

        await Should.ThrowAsync<OperationCanceledException>(() => Outbox(world, dying).SendDueAsync(default));
        await Outbox(world, healthy).SendDueAsync(default);
        healthy.Taken.ShouldBeEmpty("the first worker may still be at it");
        world.Clock.Advance(Infrastructure.Mail.Outbox.Lease);
        await Outbox(world, healthy).SendDueAsync(default);

        healthy.Taken.ShouldHaveSingleItem().MessageId.ShouldBe($"{mail.Id}@demo.test", "a repeat can be recognised by its Message-ID");
        (await world.MailsAsync()).Single().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Repeats_the_same_letter_when_the_answer_was_lost()
    {
        var port = Ports.Free();
        await using var world = await PortalWorld.CreateAsync(settings: SmtpServer.SettingsFor(port));
        await using var server = SmtpServer.StartOn(port);
        server.Answers = (moment, _) => moment == SmtpMoment.AfterLetter ? SmtpServer.CutOff : null;
        await world.SaveAsync(AMail(await world.TheDefaultPartnerAsync(), world, "anna@example.com"));
        var outbox = world.Services.GetRequiredService<Outbox>();

        await outbox.SendDueAsync(default);
        (await world.MailsAsync()).Single().Status.ShouldBe(MailStatus.Queued);
        server.Answers = (_, _) => null;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendDueAsync(default);

        server.Received.Select(mail => Header(mail, "Message-ID")).Distinct().ShouldHaveSingleItem();
        server.Received.Count.ShouldBe(2);
        (await world.MailsAsync()).Single().Status.ShouldBe(MailStatus.Sent);
    }

    [Fact]
    public async Task Carries_letters_of_every_language_and_the_partners_brand()
    {
        var port = Ports.Free();
        await using var world = await PortalWorld.CreateAsync(settings: SmtpServer.SettingsFor(port));
        await using var server = SmtpServer.StartOn(port);
        var partner = await world.APartnerAsync(settings: [(PartnerSettings.BrandName, "Häfen \"Netz\"")]);
        await world.SaveAsync(new OutgoingMail(partner.Id, "anna@example.com", "test", "Ihr Tarif „Größe XL“ – 29,90 €", "Grüße\n.\n..zwei Punkte\nEnde", world.Now));

        await world.Services.GetRequiredService<Outbox>().SendDueAsync(default);

        var mail = server.Received.ShouldHaveSingleItem();
        (mail.From, mail.To).ShouldBe(("portal@example.com", "anna@example.com"));
        var read = await KeptMail.ReadAsync("", new MemoryStream(Encoding.ASCII.GetBytes(mail.Letter)), default);
        (read.Sender, read.Subject, read.Body).ShouldBe(("Häfen \"Netz\"", "Ihr Tarif „Größe XL“ – 29,90 €", "Grüße\n.\n..zwei Punkte\nEnde"));
    }

    [Theory]
    [InlineData("Subject", "Hello\r\nBcc: everybody@example.com")]
    [InlineData("To", "anna@example.com\r\nBcc: everybody@example.com")]
    [InlineData("To", "anna@example.com, everybody@example.com")]
    public async Task Refuses_a_row_that_would_smuggle_in_a_header_or_a_recipient(string column, string value)
    {
        await using var world = await PortalWorld.CreateAsync();
        var mail = await world.SaveAsync(AMail(await world.TheDefaultPartnerAsync(), world, "anna@example.com"));
        // Past the checks of the domain, as a bad import might.
        await world.DbAsync(db => db.Mails.Where(row => row.Id == mail.Id).ExecuteUpdateAsync(row => row.SetProperty(it => EF.Property<string>(it, column), value)));

        await world.Services.GetRequiredService<Outbox>().SendDueAsync(default);

        (await world.MailsAsync()).Single().Status.ShouldBe(MailStatus.Failed);
        (await world.Services.GetRequiredService<MailFolder>().NewestAsync(10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keeps_what_was_sent_even_if_staff_touch_the_row_meanwhile()
    {
        await using var world = await PortalWorld.CreateAsync();
        var mail = await world.SaveAsync(AMail(await world.TheDefaultPartnerAsync(), world, "anna@example.com"));
        var post = new Post
        {
            Before = _ => world.DbAsync(db => db.Mails.Where(row => row.Id == mail.Id).ExecuteUpdateAsync(row => row.SetProperty(it => it.Version, it => it.Version + 1))).Wait(),
        };

        await Outbox(world, post).SendDueAsync(default);

        (await world.MailsAsync()).Single().Status.ShouldBe(MailStatus.Sent);
    }

    [Fact]
    public async Task Hides_links_that_let_their_reader_act_as_the_recipient()
    {
        await using var world = await PortalWorld.CreateAsync();
        var mail = await world.SaveAsync(AMail(await world.TheDefaultPartnerAsync(), world, "anna@example.com", $"{OutgoingMail.ResetPasswordCause}:1"));
        var other = await world.SaveAsync(AMail(await world.TheDefaultPartnerAsync(), world, "anna@example.com", "order-paid:1"));

        (await world.SendAsync(PortalWorld.Administrator, new MailDetails(mail.Id.Value))).Body.ShouldBeNull();
        (await world.SendAsync(PortalWorld.Administrator, new MailDetails(other.Id.Value))).Body.ShouldBe("Body");
    }

    [Theory, OnEveryDatabase]
    public async Task Is_listed_newest_first_and_found_by_any_part_of_the_address(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        foreach (var to in new[] { "Anna@example.com", "bert@example.com", "anne@example.com" })
            await world.SaveAsync(AMail(partner, world, to));

        var found = await world.SendAsync(PortalWorld.Staff, new MailList("ANN", null, App.Shell.ListCursor.Top));

        found.Page.Rows.Select(row => row.To).ShouldBe(["anne@example.com", "Anna@example.com"]);
        (await world.SendAsync(PortalWorld.Staff, new MailList(null, MailStatus.Failed, App.Shell.ListCursor.Top))).Page.Rows.ShouldBeEmpty();
    }

    private static OutgoingMail AMail(Partner partner, PortalWorld world, string to, string? cause = null) =>
        new(partner.Id, to, cause ?? $"test:{to}", "Subject", "Body", world.Now);

    private static Outbox Outbox(PortalWorld world, IMailTransport post) => ActivatorUtilities.CreateInstance<Outbox>(world.Services, post);

    private static string? Header(ReceivedMail mail, string name) =>
        mail.Letter.Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    /// <summary>Takes letters to keep, after what a test wants to happen first.</summary>
    private sealed class Post : IMailTransport, IMailDelivery
    {
        private readonly ConcurrentQueue<Letter> _taken = new();

        public Action<Letter> Before { get; set; } = _ => { };
        public IReadOnlyList<Letter> Taken => [.. _taken];

        public Task<IMailDelivery> OpenAsync(CancellationToken cancellation) => Task.FromResult<IMailDelivery>(this);

        public async Task SendAsync(Letter letter, CancellationToken cancellation)
        {
            // Room for another worker to try the same one.
            await Task.Yield();
            Before(letter);
            _taken.Enqueue(letter);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
