using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>A server that as a whole cannot be used delays mail, counts as no try of any mail, and is asked ever more rarely.</summary>
public sealed class A_mail_server_that_fails
{
    [Theory]
    [InlineData(SmtpMoment.Greeting, SmtpServer.CutOff, "")]
    [InlineData(SmtpMoment.Greeting, "421 4.3.2 too busy", "421 4.3.2 too busy")]
    [InlineData(SmtpMoment.Greeting, "554 5.3.2 go away", "554 5.3.2 go away")]
    [InlineData(SmtpMoment.Greeting, "banana", "gave no proper answer")]
    [InlineData(SmtpMoment.Hello, SmtpServer.CutOff, "")]
    [InlineData(SmtpMoment.Hello, "421 4.3.2 too busy", "")]
    [InlineData(SmtpMoment.MailFrom, "530 5.7.0 authentication required", "authentication required")]
    public async Task Is_asked_after_10_20_40_and_then_every_60_seconds(SmtpMoment moment, string answer, string words)
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = (now, _) => now == moment ? answer : null;
        await post.WriteAsync();

        foreach (var (seconds, asked) in new[] { (10, 1), (20, 2), (40, 3), (60, 4), (60, 5) })
        {
            (await post.Outbox.SendDueAsync(default)).ShouldBeFalse();
            post.Server.Connections.ShouldBe(asked);
            var mails = await post.World.MailsAsync();
            mails.ShouldAllBe(mail => mail.Status == MailStatus.Queued && mail.Attempts == 0 && mail.NextTryAt == post.World.Now.AddSeconds(seconds));
            mails.ShouldAllBe(mail => mail.LastError.Length > 0 && mail.LastError.Contains(words));
            post.World.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            (await post.Outbox.SendDueAsync(default)).ShouldBeFalse();
            post.Server.Connections.ShouldBe(asked, "nothing is tried during the pause");
            post.World.Clock.Advance(TimeSpan.FromTicks(1));
        }

        post.Server.Answers = (_, _) => null;
        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();
        post.Server.Received.Select(mail => mail.To).Order().ShouldBe(["anna@example.com", "bad@example.com", "bert@example.com"]);
        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent && mail.Attempts == 1 && mail.LastError == "");
    }

    [Theory]
    [InlineData(SmtpMoment.Greeting)]
    [InlineData(SmtpMoment.Hello)]
    public async Task Is_given_up_after_30_seconds_of_silence(SmtpMoment moment)
    {
        await using var post = await PostOffice.OpenAsync();
        post.Server.Answers = (now, _) => now == moment ? SmtpServer.Silence : null;
        await post.WriteAsync();

        var sending = post.Outbox.SendDueAsync(default);
        await post.Server.WhenSilentAsync();
        post.World.Clock.Advance(TimeSpan.FromSeconds(29));
        sending.IsCompleted.ShouldBeFalse();
        post.World.Clock.Advance(TimeSpan.FromSeconds(1));

        (await sending).ShouldBeFalse();
        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Attempts == 0 && mail.LastError == "The mail server 127.0.0.1 did not answer within 30 seconds.");
    }

    [Theory]
    [InlineData("250-test\r\n250 AUTH PLAIN LOGIN", "535 5.7.8 wrong password", "did not accept Mail:Smtp:User")]
    [InlineData("250-test\r\n250 AUTH PLAIN LOGIN", "454 4.7.0 try again", "4.7.0 try again")]
    [InlineData("250 test", "", "does not offer what Mail:Smtp asks")]
    public async Task To_accept_the_login_is_no_fault_of_any_mail(string hello, string answer, string words)
    {
        await using var post = await PostOffice.OpenAsync(settings: [("Mail:Smtp:User", "portal"), ("Mail:Smtp:Password", "wrong")]);
        post.Server.Answers = (now, _) => now switch { SmtpMoment.Hello => hello, SmtpMoment.Login => answer, _ => null };
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeFalse();

        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Queued && mail.Attempts == 0 && mail.LastError.Contains(words));
    }

    [Fact]
    public async Task To_encrypt_gets_no_mail_in_the_clear()
    {
        await using var post = await PostOffice.OpenAsync(settings: ("Mail:Smtp:EnableSsl", "true"));
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeFalse();

        (post.Server.Received.Count, post.Server.Recipients.Count).ShouldBe((0, 0));
        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Attempts == 0 && mail.LastError.Contains("does not offer what Mail:Smtp asks"));
    }

    [Fact]
    public async Task Three_letters_in_a_row_is_left_alone_for_a_while()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.WriteAsync();
        await post.WriteAsync("carl@example.com", "test-2");
        post.Server.Answers = (now, _) => now == SmtpMoment.MailFrom ? SmtpServer.CutOff : null;

        (await post.Outbox.SendDueAsync(default)).ShouldBeFalse();

        post.Server.Connections.ShouldBe(3);
        var mails = await post.World.MailsAsync();
        mails.Count(mail => mail.Attempts == 1 && mail.NextTryAt == post.World.Now.AddMinutes(1)).ShouldBe(3);
        mails.Count(mail => mail.Attempts == 0 && mail.NextTryAt == post.World.Now.AddSeconds(10)).ShouldBe(3);

        post.Server.Answers = (_, _) => null;
        post.World.Clock.Advance(TimeSpan.FromMinutes(1));
        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();
        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent);
        post.Server.Received.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Nowhere_carries_a_batch_over_one_connection()
    {
        await using var post = await PostOffice.OpenAsync();
        await post.WriteAsync();

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        (post.Server.Received.Count, post.Server.Connections).ShouldBe((3, 1));
    }
}
