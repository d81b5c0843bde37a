using Microsoft.EntityFrameworkCore;
using Portal.App.Support;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 10: templates per partner and language.</summary>
public sealed class Wording_mails
{
    private static readonly MailText German = new("Antwort zu {{ticket}}", "Hallo {{customer}}, {{author}} schreibt: {{message}} {{link}}");

    [Theory, OnEveryDatabase]
    public async Task Uses_the_partners_own_text_then_the_Default_partners_then_the_built_in_one(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        var partner = await world.APartnerAsync(culture: "de-DE");

        (await AnswerAsync(world, partner)).Subject.ShouldBe("[T-100001] Help");
        await EditAsync(world, "default", "de", German with { Subject = "Vorgabe {{ticket}}" });
        (await AnswerAsync(world, partner)).Subject.ShouldBe("Vorgabe T-100002");
        await EditAsync(world, "harbour", "de", German);
        var own = await AnswerAsync(world, partner);
        own.Subject.ShouldBe("Antwort zu T-100003");
        own.Body.ShouldStartWith("Hallo Anna Berg, Stan Staff schreibt: Answer http://portal.test/");
        own.Body.ShouldEndWith("/tickets/T-100003");
        await EditAsync(world, "harbour", "de", null);
        (await AnswerAsync(world, partner)).Subject.ShouldBe("Vorgabe T-100004");
    }

    [Theory, OnEveryDatabase]
    public async Task Uses_a_text_only_in_its_language(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.APartnerAsync(culture: "fr-FR");

        await EditAsync(world, "harbour", "de", German);

        (await AnswerAsync(world, partner)).Subject.ShouldBe("[T-100001] Help");
    }

    [Fact]
    public async Task Lists_every_mail_with_where_its_text_comes_from()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync(culture: "de-DE");
        await EditAsync(world, "harbour", "de", German);

        var list = await world.SendAsync(PortalWorld.Administrator, new MailTemplateList("harbour", null));

        list.Language.ShouldBe("de");
        list.Languages.ShouldBe(["de", "en"]);
        list.Rows.Select(row => row.Kind).ShouldBe(Enum.GetValues<MailKind>());
        list.Rows.Where(row => row.Origin == MailTextOrigin.Partner).ShouldHaveSingleItem().ChangedBy.ShouldBe("Ada Admin");
        (await world.SendAsync(PortalWorld.Administrator, new MailTemplateList(null, "de"))).Rows.ShouldAllBe(row => row.Origin == MailTextOrigin.BuiltIn);
    }

    [Fact]
    public async Task Writes_changes_into_the_audit_log_with_old_and_new_text()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync(culture: "de-DE");

        await EditAsync(world, "harbour", "de", German);
        await EditAsync(world, "harbour", "de", German with { Subject = "Neu {{ticket}}" });
        await EditAsync(world, "harbour", "de", null);

        var entries = await world.DbAsync(db => db.Audit.Where(row => row.Action.StartsWith("mail-template.")).OrderBy(row => row.Id).ToListAsync());
        entries.Select(entry => (entry.OldValue.Split('\n')[0], entry.NewValue.Split('\n')[0])).ShouldBe(
            [("", "Antwort zu {{ticket}}"), ("Antwort zu {{ticket}}", "Neu {{ticket}}"), ("Neu {{ticket}}", "")]);
    }

    [Theory]
    [InlineData("Hello {{customer}}", "no link", "mail-template.required", "Body")]
    [InlineData("Hello {{nobody}}", "{{link}}", "mail-template.placeholder", "Subject")]
    [InlineData("Hello", "{{link}} {{password}}", "mail-template.placeholder", "Body")]
    [InlineData(" ", "{{link}}", "mail-template.subject", "Subject")]
    [InlineData("Hello\nBcc: everybody@example.com", "{{link}}", "mail-template.subject", "Subject")]
    [InlineData("Hello", "", "mail-template.body", "Body")]
    public async Task Refuses_a_text_that_would_make_a_useless_mail(string subject, string body, string code, string field)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();

        var refusal = await Should.ThrowAsync<Refusal>(() => EditAsync(world, "default", "en", new(subject, body)));

        (refusal.Code, refusal.Field).ShouldBe((code, field));
        (await world.DbAsync(db => db.MailTemplates.CountAsync())).ShouldBe(0);
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_one_text_however_many_save_at_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => EditAsync(world, "default", "en", German with { Subject = $"Text {i}" })));

        (await world.DbAsync(db => db.MailTemplates.SingleAsync())).Subject.ShouldStartWith("Text ");
    }

    [Fact]
    public async Task Has_an_example_for_every_placeholder()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        foreach (var form in MailForm.All)
        {
            var details = await world.SendAsync(PortalWorld.Administrator, new MailTemplateDetails("default", "en", form.Kind));
            form.Placeholders.Except(details.Examples.Keys).ShouldBeEmpty();
            form.Check(form.BuiltIn);
            details.Text.Fill(details.Examples).Body.ShouldNotContain("{{");
        }
    }

    [Theory]
    [InlineData("JPY", "ja-JP", "￥1,000")]
    [InlineData("EUR", "de-DE", "1.000,00 €")]
    [InlineData("USD", "en-US", "$1,000.00")]
    public async Task Writes_amounts_and_dates_as_the_partner_does(string currency, string culture, string amount)
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APartnerAsync(currency: currency, culture: culture, settings:
            [(PartnerSettings.ReceiveOrdersBy, "Email"), (PartnerSettings.OrderRecipients, "sales@example.com")]);
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync(price: 1000m, currency: currency);

        await world.OrderAsync(customer, null, "fibre");

        var mails = await world.MailsAsync();
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => mail.Body.Contains(amount));
        var toStaff = mails.Single(mail => mail.To == "sales@example.com");
        toStaff.Body.ShouldContain("http://portal.test/admin/approvals");
        toStaff.Body.ShouldContain(customer.Number);
    }

    private static async Task<OutgoingMail> AnswerAsync(PortalWorld world, Partner partner)
    {
        var customer = await world.ACustomerAsync(partner);
        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Help", "Support", "Help", null, []))).Number;
        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(number, "Answer", []));
        return (await world.MailsAsync())[^1];
    }

    private static Task EditAsync(PortalWorld world, string partner, string language, MailText? text) =>
        world.SendAsync(PortalWorld.Administrator, new EditMailTemplate(partner, language, MailKind.TicketReply, text));
}
