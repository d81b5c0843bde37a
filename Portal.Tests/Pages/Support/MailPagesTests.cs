using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Support;
using Portal.Domain.Support;
using Portal.Infrastructure.Mail;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Support;

public sealed class The_mail_pages
{
    [Fact]
    public async Task Show_a_failed_mail_whole_and_send_it_again()
    {
        await using var world = await PortalWorld.CreateAsync();
        var mail = new OutgoingMail((await world.TheDefaultPartnerAsync()).Id, "gone@example.com", "order-paid:1", "Your order is paid", "Hello Anna", world.Now);
        mail.TryFailed("5.1.1 no such user", forGood: true, world.Now);
        await world.SaveAsync(mail);
        await using var screen = new Screen(world, PortalWorld.Staff);

        var page = screen.Open<MailPage>($"/admin/mail?mail={mail.Id}");
        ShouldShow(page, "Your order is paid", "Hello Anna", "5.1.1 no such user", "Failed");
        await Button(page, "Send again").ClickAsync(new());

        Until(page, () => !HasButton(page, "Send again"));
        (await world.MailsAsync()).Single().Status.ShouldBe(MailStatus.Queued);
        await world.Services.GetRequiredService<Outbox>().SendDueAsync(default);
        ShouldShow(page, "Sent");
    }

    [Fact]
    public async Task Correct_the_address_of_a_failed_mail()
    {
        await using var world = await PortalWorld.CreateAsync();
        var mail = new OutgoingMail((await world.TheDefaultPartnerAsync()).Id, "ana@example.com", "order-paid:1", "Your order is paid", "Hello Anna", world.Now);
        mail.TryFailed("550 5.1.1 no such user", forGood: true, world.Now);
        await world.SaveAsync(mail);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<MailPage>($"/admin/mail?mail={mail.Id}");

        await Button(page, "Correct address").ClickAsync(new());
        page.Find("input[type=email]").Change("anna@-example.com");
        await page.Find("form[aria-label='Correct the address']").SubmitAsync();
        ShouldShow(page, EmailAddress.Fault("anna@-example.com")!);
        page.Find("input[type=email]").Change("anna@example.com");
        await page.Find("form[aria-label='Correct the address']").SubmitAsync();

        ShouldShow(page, "anna@example.com", "Queued");
        HasButton(page, "Correct address").ShouldBeFalse("nothing is wrong with it any more");
    }

    [Fact]
    public async Task Change_a_text_with_a_preview_and_reset_it()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = screen.Open<MailTemplatePage>("/admin/mail/templates/TicketReply?partner=default&language=en", with => with.Add(p => p.Kind, "TicketReply"));
        ShouldShow(page, "Answer to a ticket", "Hello Anna Example", "Built-in");

        page.Find("textarea").Input("Dear {{customer}}, {{nonsense}}");
        ShouldShow(page, "This mail knows no {{nonsense}}");
        Text(page).ShouldContain("Hello Anna Example", customMessage: "the last good preview stays");
        page.Find("textarea").Input("Dear {{customer}}, look at {{link}}");
        ShouldShow(page, "Dear Anna Example, look at");
        await page.Find("form").SubmitAsync();
        ShouldShow(page, "Saved.");

        await Button(page, "Reset to the built-in text").ClickAsync(new());
        ShouldShow(page, "Reset.", "Hello Anna Example");
    }

    [Fact]
    public async Task Show_a_demos_folder_to_everybody_with_links_to_click()
    {
        await using var world = await PortalWorld.CreateAsync(settings: new Dictionary<string, string?> { ["Portal:Demo"] = "true" });
        var partner = await world.TheDefaultPartnerAsync();
        await using var screen = new Screen(world, PortalWorld.Visitor(partner));
        var page = screen.Open<DemoMailPage>("/demo/mail");
        ShouldShow(page, "No mail has arrived yet");

        await world.SaveAsync(new OutgoingMail(partner.Id, "anna@example.com", "confirm-email:1", "Confirm your address", "Click http://portal.test/account/confirm?t=1", world.Now));
        await world.Services.GetRequiredService<Outbox>().SendDueAsync(default);

        ShouldShow(page, "Confirm your address", "anna@example.com");
        page.Find(".mail-text a").GetAttribute("href").ShouldBe("http://portal.test/account/confirm?t=1");
    }

    [Fact]
    public async Task Keep_the_folder_of_a_real_portal_closed()
    {
        await using var world = await PortalWorld.CreateAsync();
        var visitor = PortalWorld.Visitor(await world.TheDefaultPartnerAsync());

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(visitor, new DemoMails()))).Code.ShouldBe(Refusal.Missing);
    }
}
