using Microsoft.EntityFrameworkCore;
using Portal.App.Support;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Correcting_the_address_of_a_mail
{
    [Theory, OnEveryDatabase]
    public async Task Sends_it_there_at_once_and_writes_down_who_changed_what(string provider)
    {
        await using var post = await PostOffice.OpenAsync(provider);
        var failed = await AFailedMailAsync(post);

        await CorrectAsync(post, failed, " berta@example.com ");
        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        post.Server.Received.Select(mail => mail.To).Order().ShouldBe(["anna@example.com", "bert@example.com", "berta@example.com"]);
        (await post.World.MailsAsync()).ShouldAllBe(mail => mail.Status == MailStatus.Sent && mail.Attempts == 1);
        var entry = (await post.World.DbAsync(db => db.Audit.ToListAsync())).Single(row => row.Action == "mail.address-corrected");
        (entry.Subject, entry.OldValue, entry.NewValue).ShouldBe(($"Mail {failed.Id}", "bad@example.com", "berta@example.com"));
        (await post.World.SendAsync(PortalWorld.Staff, new MailList("BERTA", null, App.Shell.ListCursor.Top))).Page.Rows.ShouldHaveSingleItem("it is found by its new address");
    }

    [Theory]
    [InlineData("berta@-example.com", "email.invalid")]
    [InlineData("bad@example.com", "mail.same-address")]
    public async Task Is_refused_at_the_field_for_what_would_not_help(string to, string code)
    {
        await using var post = await PostOffice.OpenAsync();
        var failed = await AFailedMailAsync(post);

        var refusal = await Should.ThrowAsync<Refusal>(() => CorrectAsync(post, failed, to));

        (refusal.Code, refusal.Field).ShouldBe((code, "To"));
        (await post.TheOneNotSentAsync()).To.ShouldBe("bad@example.com");
    }

    [Theory, OnEveryDatabase]
    public async Task Gives_nobody_the_same_message_twice(string provider)
    {
        await using var post = await PostOffice.OpenAsync(provider);
        var failed = await AFailedMailAsync(post);
        await post.World.SaveAsync(new OutgoingMail(failed.PartnerId, "Berta@example.com", failed.Cause, "Subject", "Body", post.World.Now));

        (await Should.ThrowAsync<Refusal>(() => CorrectAsync(post, failed, "berta@example.com"))).Code.ShouldBe("mail.twice");

        await CorrectAsync(post, failed, "carl@example.com");
        await Should.ThrowAsync<DbUpdateException>(() => post.World.SaveAsync(new OutgoingMail(failed.PartnerId, "carl@example.com", failed.Cause, "Subject", "Body", post.World.Now)));
    }

    [Fact]
    public async Task Is_refused_when_its_link_lets_the_reader_act_as_the_recipient()
    {
        await using var post = await PostOffice.OpenAsync();
        var mail = await post.World.SaveAsync(new OutgoingMail((await post.World.TheDefaultPartnerAsync()).Id, "bad@example.com", $"{OutgoingMail.ResetPasswordCause}:1", "Password", "Link", post.World.Now));

        (await Should.ThrowAsync<Refusal>(() => CorrectAsync(post, mail, "eve@example.com"))).Code.ShouldBe("mail.confidential");

        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();
        post.Server.Recipients.ShouldBe(["bad@example.com"]);
    }

    [Theory, OnEveryDatabase]
    public async Task While_it_is_on_its_way_sends_it_to_the_new_one_whatever_becomes_of_the_old_one(string provider)
    {
        await using var post = await PostOffice.OpenAsync(provider);
        await post.WriteAsync();
        var mail = (await post.World.MailsAsync()).Single(row => row.To == "bad@example.com");
        post.Server.Answers = (moment, to) =>
        {
            if (moment == SmtpMoment.AfterLetter && to == "bad@example.com")
                CorrectAsync(post, mail, "berta@example.com").GetAwaiter().GetResult();
            return null;
        };

        await post.Outbox.SendDueAsync(default);
        var waiting = await post.TheOneNotSentAsync();
        (waiting.To, waiting.Status, waiting.NextTryAt).ShouldBe(("berta@example.com", MailStatus.Queued, post.World.Now));
        (await post.Outbox.SendDueAsync(default)).ShouldBeTrue();

        post.Server.Received.Select(row => row.To).Order().ShouldBe(["anna@example.com", "bad@example.com", "bert@example.com", "berta@example.com"]);
    }

    private static async Task<OutgoingMail> AFailedMailAsync(PostOffice post)
    {
        post.Server.Answers = (moment, to) => moment == SmtpMoment.Recipient && to == "bad@example.com" ? "550 5.1.1 no such user" : null;
        await post.WriteAsync();
        await post.Outbox.SendDueAsync(default);
        return await post.TheOneNotSentAsync();
    }

    private static Task CorrectAsync(PostOffice post, OutgoingMail mail, string to) => post.World.SendAsync(PortalWorld.Staff, new CorrectMailAddress(mail.Id.Value, to));
}
