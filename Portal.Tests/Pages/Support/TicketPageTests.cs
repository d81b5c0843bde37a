using Bunit;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Domain.Support;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Support;

/// <summary>The pages <c>/tickets/{number}</c> and <c>/admin/tickets/{number}</c>.</summary>
public sealed class The_ticket_page
{
    [Fact]
    public async Task Shows_the_conversation_and_answers_in_place()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, number);
        ShouldShow(page, "Router is dead", "The light is red.", "New", "We have your message");

        page.Find("textarea").Change("It is on again.");
        await page.Find("form").SubmitAsync();

        ShouldShow(page, "It is on again.");
        page.Find("textarea").GetAttribute("value").ShouldBe("", "what was sent does not stand there any more");
        page.FindAll(".message-own").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Follows_what_staff_do_and_hides_what_they_note()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, number);
        ShouldShow(page, "The light is red.");

        await world.SendAsync(PortalWorld.Staff, new WriteNote(number, "Third time this week", []));
        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(number, "Hold the button for ten seconds.", []));

        ShouldShow(page, "Hold the button for ten seconds.", "Stan Staff", "Support team", "Open");
        Text(page).ShouldNotContain("Third time this week");
        page.FindAll(".message-note").ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_what_is_missing_and_keeps_what_was_typed()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, number);
        ShouldShow(page, "The light is red.");

        await page.Find("form").SubmitAsync();
        page.Find(".field-error").TextContent.ShouldContain("Write a message");
        page.Find("textarea").Change(new string('x', 20_001));
        await page.Find("form").SubmitAsync();

        page.Find(".field-error").TextContent.ShouldContain("20,000 characters");
        page.Find("textarea").GetAttribute("value")!.Length.ShouldBe(20_001);
    }

    [Fact]
    public async Task Sends_files_along_and_leaves_out_what_is_too_large()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, number);
        ShouldShow(page, "The light is red.");

        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(
            InputFileContent.CreateFromText("hello", "log.txt"), InputFileContent.CreateFromBinary(new byte[Attachment.MostBytes + 1], "film.mp4"));
        ShouldShow(page, "log.txt", "film.mp4” is larger than 5 MB and was left out");
        page.Find("textarea").Change("Here is the log.");
        await page.Find("form").SubmitAsync();

        ShouldShow(page, "Here is the log.");
        var link = page.Find(".message .attachment");
        link.TextContent.ShouldContain("log.txt");
        link.GetAttribute("href")!.ShouldStartWith($"/tickets/{number}/files/");
        (await world.SendAsync(PortalWorld.Login(customer), new TicketThread(number))).Messages[^1].Files.ShouldHaveSingleItem().Size.ShouldBe(5);
    }

    [Fact]
    public async Task Closes_and_opens_again()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = Open(screen, number);

        await Button(page, "Close ticket").ClickAsync(new());
        ShouldShow(page, "This ticket is closed");
        HasButton(page, "Close ticket").ShouldBeFalse();
        await Button(page, "Open again").ClickAsync(new());

        ShouldShow(page, "We have your message");
        HasButton(page, "Close ticket").ShouldBeTrue();
    }

    [Fact]
    public async Task Draws_markup_of_customers_as_text_and_links_only_addresses()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await world.SendAsync(PortalWorld.Login(customer), new ReplyToTicket(number, "<b>bold</b> javascript:alert(1) see https://example.com/a?b=1.", []));
        await using var screen = new Screen(world, PortalWorld.Staff);

        var page = screen.Open<StaffTicketPage>($"/admin/tickets/{number}", with => with.Add(p => p.Number, number));

        ShouldShow(page, "<b>bold</b>");
        page.FindAll(".message b").ShouldBeEmpty();
        var link = page.FindAll(".message-text a").ShouldHaveSingleItem();
        (link.GetAttribute("href"), link.TextContent).ShouldBe(("https://example.com/a?b=1", "https://example.com/a?b=1"));
    }

    [Fact]
    public async Task Of_staff_writes_notes_that_look_like_notes_and_sorts()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<StaffTicketPage>($"/admin/tickets/{number}", with => with.Add(p => p.Number, number));
        ShouldShow(page, "Awaits us", customer.Name, customer.Email);

        await Button(page, "Internal note").ClickAsync(new());
        page.Find("textarea").Change("Bring the long ladder.");
        await page.Find("form").SubmitAsync();
        ShouldShow(page, "Bring the long ladder.");
        page.Find(".message-note").TextContent.ShouldContain("Internal note");
        (await world.MailsAsync()).ShouldBeEmpty();

        var selects = page.FindAll("select");
        selects.Count.ShouldBe(3);
        await selects[1].ChangeAsync(new() { Value = ((int)TicketPriority.Urgent).ToString() });
        (await world.SendAsync(PortalWorld.Staff, new TicketThread(number))).Priority.ShouldBe(TicketPriority.Urgent);
    }

    [Fact]
    public async Task Leads_staff_from_a_customers_link_to_their_own_page()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, number) = await ATicketAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);

        Open(screen, number);

        screen.Address.ShouldBe($"/admin/tickets/{number}");
    }

    private static IRenderedComponent<TicketPage> Open(Screen screen, string number) => screen.Open<TicketPage>($"/tickets/{number}", with => with.Add(p => p.Number, number));

    private static async Task<(Customer Customer, string Number)> ATicketAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync();
        return (customer, (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "The light is red.", null, []))).Number);
    }
}
