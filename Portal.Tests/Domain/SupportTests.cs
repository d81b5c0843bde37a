using Portal.Domain.Support;

namespace Portal.Tests.Domain;

/// <summary>SPEC 10.</summary>
public sealed class A_ticket
{
    private readonly Ticket _ticket = A.Ticket();

    [Fact]
    public void Is_new_until_staff_answer()
    {
        Write(AuthorKind.Customer);
        Write(AuthorKind.Customer);
        _ticket.Status.ShouldBe(TicketStatus.New);
        _ticket.AwaitsStaff.ShouldBeTrue();
        Write(AuthorKind.Staff);
        _ticket.Status.ShouldBe(TicketStatus.Open);
        _ticket.AwaitsStaff.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TicketStatus.Closed)]
    [InlineData(TicketStatus.OnHold)]
    public void Is_reopened_by_a_reply(TicketStatus status)
    {
        Write(AuthorKind.Customer);
        _ticket.Mark(status, AuthorKind.Staff, A.Moment);
        Write(AuthorKind.Customer);
        _ticket.Status.ShouldBe(TicketStatus.Open);
        _ticket.AwaitsStaff.ShouldBeTrue();
    }

    [Fact]
    public void Stays_as_it_is_after_an_internal_note()
    {
        Write(AuthorKind.Customer);
        _ticket.Mark(TicketStatus.Closed, AuthorKind.Staff, A.Moment);
        Write(AuthorKind.Staff, isInternal: true).IsInternal.ShouldBeTrue();
        _ticket.Status.ShouldBe(TicketStatus.Closed);
        _ticket.AwaitsStaff.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TicketStatus.OnHold, true)]
    [InlineData(TicketStatus.Closed, false)]
    public void Awaits_staff_unless_it_is_closed(TicketStatus status, bool awaits)
    {
        Write(AuthorKind.Customer);
        _ticket.Mark(status, AuthorKind.Staff, A.Moment);
        _ticket.AwaitsStaff.ShouldBe(awaits);
    }

    [Fact]
    public void Awaits_staff_again_when_the_customer_opens_it()
    {
        Write(AuthorKind.Customer);
        _ticket.Mark(TicketStatus.Closed, AuthorKind.Staff, A.Moment);
        _ticket.Mark(TicketStatus.Open, AuthorKind.Customer, A.Moment);
        _ticket.AwaitsStaff.ShouldBeTrue();
    }

    [Fact]
    public void Takes_no_internal_note_of_a_customer() => Should.Throw<InvalidOperationException>(() => Write(AuthorKind.Customer, isInternal: true));

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Takes_no_empty_message(string body) =>
        Should.Throw<Refusal>(() => _ticket.Write(AuthorKind.Customer, "Anna", body, false, A.Moment)).Field.ShouldBe("Body");

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void Has_a_subject_of_one_line(string subject) =>
        Should.Throw<Refusal>(() => _ticket.Sort(subject, "Sales", TicketPriority.Low)).Field.ShouldBe("Subject");

    [Theory]
    [InlineData("plan.pdf", "plan.pdf")]
    [InlineData("../../etc/plan.pdf", "plan.pdf")]
    [InlineData("C:\\docs\\plan.pdf", "plan.pdf")]
    public void Keeps_only_the_name_of_an_attached_file(string given, string kept)
    {
        var message = Write(AuthorKind.Customer);
        message.Attach(given, "application/pdf", [1, 2, 3]);
        (message.Attachments[0].FileName, message.Attachments[0].Size).ShouldBe((kept, 3));
    }

    [Fact]
    public void Takes_five_files_of_a_size_that_mail_carries()
    {
        var message = Write(AuthorKind.Customer);
        Should.Throw<Refusal>(() => message.Attach("empty", "text/plain", [])).Code.ShouldBe("attachment.size");
        Should.Throw<Refusal>(() => message.Attach("large", "text/plain", new byte[Attachment.MostBytes + 1])).Code.ShouldBe("attachment.size");
        Should.Throw<Refusal>(() => message.Attach("/", "text/plain", [1])).Code.ShouldBe("attachment.name");
        for (var i = 0; i < 5; i++)
            message.Attach($"{i}.txt", "text/plain", [1]);
        Should.Throw<Refusal>(() => message.Attach("6.txt", "text/plain", [1])).Code.ShouldBe("attachment.count");
    }

    private TicketMessage Write(AuthorKind kind, bool isInternal = false) => _ticket.Write(kind, "Somebody", "Text", isInternal, A.Moment);
}

public sealed class A_mail
{
    [Fact]
    public void That_failed_is_tried_again_and_then_sent()
    {
        var mail = A.Mail();
        mail.TryFailed("server is down", forGood: false, A.Moment);
        (mail.Status, mail.LastError).ShouldBe((MailStatus.Queued, "server is down"));
        mail.NextTryAt!.Value.ShouldBeGreaterThan(A.Moment);
        mail.Sent(A.Moment.AddMinutes(5));
        (mail.Status, mail.LastError, mail.NextTryAt, mail.SentAt).ShouldBe((MailStatus.Sent, "", null, A.Moment.AddMinutes(5)));
    }

    [Fact]
    public void That_was_refused_for_good_waits_for_a_person()
    {
        var mail = A.Mail();
        mail.TryFailed("no such mailbox", forGood: true, A.Moment);
        (mail.Status, mail.NextTryAt).ShouldBe((MailStatus.Failed, null));
        mail.Retry(A.Moment.AddDays(1));
        (mail.Status, mail.NextTryAt).ShouldBe((MailStatus.Queued, A.Moment.AddDays(1)));
    }

    [Fact]
    public void That_was_sent_is_not_sent_again()
    {
        var mail = A.Mail();
        mail.Sent(A.Moment);
        Should.Throw<Refusal>(() => mail.Retry(A.Moment)).Code.ShouldBe("mail.sent");
        Should.Throw<Refusal>(() => mail.CorrectAddress("bert@example.com", A.Moment)).Code.ShouldBe("mail.sent");
        Should.Throw<Refusal>(() => mail.Sent(A.Moment));
    }

    [Fact]
    public void That_is_on_its_way_is_not_started_a_second_time() => Should.Throw<Refusal>(() => A.Mail().Retry(A.Moment)).Code.ShouldBe("mail.queued");

    [Fact]
    public void Is_tried_for_exactly_three_days() =>
        (OutgoingMail.Pauses.Select(pause => (int)pause.TotalMinutes), OutgoingMail.Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause)).ShouldSatisfyAllConditions(
            pauses => pauses.Item1.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, .. Enumerable.Repeat(240, 16), 225]),
            pauses => pauses.Item2.ShouldBe(TimeSpan.FromDays(3)));

    [Fact]
    public void Keeps_of_a_servers_words_what_every_database_takes()
    {
        var mail = A.Mail();
        mail.TryFailed("550 no\r\n\0 " + new string('x', 498) + "😀", forGood: true, A.Moment);
        mail.LastError.ShouldBe("550 no    " + new string('x', 490));
    }

    [Fact]
    public void Goes_to_another_address_with_all_tries_before_it()
    {
        var mail = A.Mail();
        mail.TryFailed("no such mailbox", forGood: true, A.Moment);
        Should.Throw<Refusal>(() => mail.CorrectAddress("anna@-example.com", A.Moment)).Field.ShouldBe("To");
        Should.Throw<Refusal>(() => mail.CorrectAddress(mail.To, A.Moment)).Code.ShouldBe("mail.same-address");
        mail.CorrectAddress("Anna.Berg@example.com", A.Moment.AddDays(1));
        (mail.Status, mail.To, mail.Attempts, mail.LastError, mail.NextTryAt)
            .ShouldBe((MailStatus.Queued, "Anna.Berg@example.com", 0, "", A.Moment.AddDays(1)));
    }

    [Fact]
    public void Whose_link_acts_as_the_recipient_goes_to_nobody_else()
    {
        var mail = new OutgoingMail(Id<Portal.Domain.Partners.Partner>.New(), "anna@example.com", OutgoingMail.ResetPasswordCause + ":1", "Password", "Link", A.Moment);
        mail.TryFailed("no such mailbox", forGood: true, A.Moment);
        Should.Throw<Refusal>(() => mail.CorrectAddress("eve@example.com", A.Moment)).Code.ShouldBe("mail.confidential");
    }

    [Fact]
    public void Has_a_subject_of_one_line() =>
        new OutgoingMail(Id<Portal.Domain.Partners.Partner>.New(), "anna@example.com", "cause", "Hello\r\nBcc: eve@example.com", "", A.Moment).Subject.ShouldBe("Hello Bcc: eve@example.com");
}
