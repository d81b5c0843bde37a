using Microsoft.Extensions.DependencyInjection;
using Portal.App.Support;
using Portal.Domain.Support;
using Portal.Infrastructure.Mail;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Each failure belongs to the mail it happened to: the others of the batch go, once per recipient (SPEC 10).</summary>
public sealed class A_mail_that_fails
{
    private const string Bad = "bad@example.com";
    private static readonly string[] Others = ["anna@example.com", "bert@example.com"];

    [Theory]
    [InlineData(SmtpMoment.MailFrom, "553 5.7.1 sender not allowed")]
    [InlineData(SmtpMoment.Recipient, "550 5.1.1 no such user")]
    [InlineData(SmtpMoment.Data, "554 5.5.1 no valid recipients")]
    [InlineData(SmtpMoment.AfterLetter, "552 5.3.4 too large")]
    public async Task For_good_waits_for_staff_with_the_servers_words(SmtpMoment moment, string answer)
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = ForTheBadOne(moment, answer);
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        var failed = await post.TheOneNotSentAsync();
        (failed.Status, failed.LastError, failed.Attempts, failed.NextTryAt).ShouldBe((MailStatus.Failed, answer, 1, null));
        post.Server.Received.Count.ShouldBe(2);
        post.Server.Connections.ShouldBe(1, "a refused letter leaves the connection as it is");
    }

    [Theory]
    [InlineData(SmtpMoment.MailFrom, "452 4.3.1 no room")]
    [InlineData(SmtpMoment.Recipient, "450 4.2.0 greylisted")]
    [InlineData(SmtpMoment.Data, "451 4.3.0 try again")]
    [InlineData(SmtpMoment.AfterLetter, "451 4.7.1 try again")]
    public async Task For_now_is_tried_again_a_minute_later(SmtpMoment moment, string answer)
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = ForTheBadOne(moment, answer);
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        var waiting = await post.TheOneNotSentAsync();
        (waiting.Status, waiting.LastError, waiting.Attempts, waiting.NextTryAt).ShouldBe((MailStatus.Queued, answer, 1, post.World.Now.AddMinutes(1)));
        post.Server.Connections.ShouldBe(1);
        await post.IsSentOnceAfterAsync(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(SmtpMoment.MailFrom, SmtpServer.CutOff, "")]
    [InlineData(SmtpMoment.Recipient, SmtpServer.CutOff, "")]
    [InlineData(SmtpMoment.Data, SmtpServer.CutOff, "")]
    [InlineData(SmtpMoment.InLetter, SmtpServer.CutOff, "")]
    [InlineData(SmtpMoment.MailFrom, "banana", "gave no proper answer")]
    [InlineData(SmtpMoment.Recipient, "banana", "gave no proper answer")]
    [InlineData(SmtpMoment.Data, "banana", "gave no proper answer")]
    [InlineData(SmtpMoment.AfterLetter, "banana", "gave no proper answer")]
    [InlineData(SmtpMoment.MailFrom, "421 4.3.2 closing", "421 4.3.2 closing")]
    [InlineData(SmtpMoment.Recipient, "421 4.7.0 too many from you", "421 4.7.0 too many from you")]
    [InlineData(SmtpMoment.AfterLetter, "421 4.3.2 closing", "421 4.3.2 closing")]
    public async Task In_the_middle_of_the_talk_is_tried_again_and_the_next_one_gets_a_new_connection(SmtpMoment moment, string answer, string words)
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = ForTheBadOne(moment, answer);
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        var waiting = await post.TheOneNotSentAsync();
        (waiting.Status, waiting.Attempts, waiting.NextTryAt).ShouldBe((MailStatus.Queued, 1, post.World.Now.AddMinutes(1)));
        waiting.LastError.ShouldNotBeEmpty();
        waiting.LastError.ShouldContain(words);
        post.Server.Connections.ShouldBeLessThanOrEqualTo(2);
        await post.IsSentOnceAfterAsync(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(SmtpMoment.MailFrom)]
    [InlineData(SmtpMoment.Recipient)]
    [InlineData(SmtpMoment.Data)]
    public async Task Without_an_answer_is_given_up_after_a_minute_and_tried_again_another_minute_later(SmtpMoment moment)
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = ForTheBadOne(moment, SmtpServer.Silence);
        await post.WriteAsync();

        var sending = post.Outbox.SendDueAsync(default);
        await post.Server.WhenSilentAsync();
        post.World.Clock.Advance(TimeSpan.FromSeconds(59));
        sending.IsCompleted.ShouldBeFalse();
        post.World.Clock.Advance(TimeSpan.FromSeconds(1));
        (await sending).ShouldBeTrue();

        var waiting = await post.TheOneNotSentAsync();
        (waiting.Status, waiting.LastError, waiting.NextTryAt)
            .ShouldBe((MailStatus.Queued, "The mail server 127.0.0.1 did not answer within 60 seconds.", post.World.Now.AddMinutes(1)));
        await post.IsSentOnceAfterAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task To_hear_that_its_letter_was_taken_repeats_the_same_letter()
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = ForTheBadOne(SmtpMoment.AfterLetter, SmtpServer.Silence);
        await post.WriteAsync();

        var sending = post.Outbox.SendDueAsync(default);
        await post.Server.WhenSilentAsync();
        post.World.Clock.Advance(TimeSpan.FromMinutes(1));
        (await sending).ShouldBeTrue();
        post.Server.Answers = (_, _) => null;
        post.World.Clock.Advance(TimeSpan.FromMinutes(1));
        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        post.Server.Received.Select(mail => mail.To).Order().ShouldBe([Others[0], Bad, Bad, Others[1]]);
        post.Server.Received.Where(mail => mail.To == Bad).Select(mail => mail.Letter).Distinct().ShouldHaveSingleItem("its Message-Id tells that it is the same");
    }

    [Theory, OnEveryDatabase]
    public async Task For_now_is_tried_26_times_in_exactly_three_days_and_then_waits_for_staff(string provider)
    {
        await using var post = await PostOffice.OpenAsync(provider);
        post.Server.Answers = ForTheBadOne(SmtpMoment.Recipient, "450 4.2.0 greylisted");
        await post.WriteAsync();
        var written = post.World.Now;
        await post.Outbox.SendDueAsync(default);

        foreach (var (pause, tries) in OutgoingMail.Pauses.Select((pause, i) => (pause, i + 1)))
        {
            post.World.Clock.Advance(pause - TimeSpan.FromSeconds(1));
            // A new one each time: the pauses are the rows', so that a restart changes nothing.
            await post.AnotherOutbox().SendDueAsync(default);
            post.Server.Recipients.Count(to => to == Bad).ShouldBe(tries, "it was not due");
            (await post.TheOneNotSentAsync()).Status.ShouldBe(MailStatus.Queued);
            post.World.Clock.Advance(TimeSpan.FromSeconds(1));
            await post.AnotherOutbox().SendDueAsync(default);
        }

        var failed = await post.TheOneNotSentAsync();
        (failed.Status, failed.Attempts, failed.NextTryAt, failed.LastError).ShouldBe((MailStatus.Failed, 26, null, "450 4.2.0 greylisted"));
        (post.World.Now - written).ShouldBe(TimeSpan.FromDays(3));
        post.Server.Recipients.Count(to => to == Bad).ShouldBe(26);

        (await post.World.SendAsync(PortalWorld.Staff, new SendMailAgain(failed.Id.Value))).ShouldBe(1);
        await post.IsSentOnceAfterAsync(TimeSpan.Zero);
        (await Should.ThrowAsync<Refusal>(() => post.World.SendAsync(PortalWorld.Staff, new SendMailAgain(failed.Id.Value)))).Code.ShouldBe("mail.sent");
    }

    [Fact]
    public async Task Between_two_letters_fails_none()
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = (moment, _) => moment == SmtpMoment.Between ? SmtpServer.CutOff : null;
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent && mail.Attempts == 1);
        (post.Server.Received.Count, post.Server.Connections).ShouldBe((3, 3));
    }

    [Fact]
    public async Task Had_a_good_address_once_and_stands_in_nobodys_way()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.WriteAsync("a@-b.c");

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        var failed = await post.TheOneNotSentAsync();
        (failed.Status, failed.LastError).ShouldBe((MailStatus.Failed, EmailAddress.Fault("a@-b.c")!));
        post.Server.Recipients.Order().ShouldBe(Others);
    }

    [Fact]
    public async Task In_a_way_nobody_thought_of_is_its_own_failure_too()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.TheDefaultPartnerAsync();
        foreach (var to in new[] { Others[0], Bad, Others[1] })
            await world.SaveAsync(new OutgoingMail(partner.Id, to, "test", "Subject", "Body", world.Now));
        var outbox = ActivatorUtilities.CreateInstance<Outbox>(world.Services, new Clumsy());

        (await outbox.SendDueAsync(default)).ShouldBeTrue();

        var mails = await world.MailsAsync();
        mails.Where(mail => mail.Status == MailStatus.Sent).Select(mail => mail.To).Order().ShouldBe(Others);
        var waiting = mails.Single(mail => mail.Status == MailStatus.Queued);
        (waiting.To, waiting.NextTryAt, waiting.LastError).ShouldBe((Bad, world.Now.AddMinutes(1), "The portal could not send this mail (InvalidOperationException); its log says more."));
    }

    /// <summary>MAIL FROM names no recipient, so there the second letter is the bad one.</summary>
    private static Func<SmtpMoment, string, string?> ForTheBadOne(SmtpMoment moment, string answer)
    {
        var letters = 0;
        return (now, to) => now == moment && (now == SmtpMoment.MailFrom ? Interlocked.Increment(ref letters) == 2 : to == Bad) ? answer : null;
    }

    private sealed class Clumsy : IMailTransport, IMailDelivery
    {
        public Task<IMailDelivery> OpenAsync(CancellationToken cancellation) => Task.FromResult<IMailDelivery>(this);

        public Task SendAsync(Letter letter, CancellationToken cancellation) =>
            letter.To.Address == Bad ? throw new InvalidOperationException("A mistake of the program.") : Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
