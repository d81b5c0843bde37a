using Bunit;
using Portal.App.Support;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Support;

public sealed class The_ticket_lists
{
    [Fact]
    public async Task Say_what_to_do_when_there_is_none()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Login(await world.ACustomerAsync()));

        var page = screen.Open<TicketsPage>("/tickets");

        ShouldShow(page, "You have not written to us yet");
        Button(page, "New ticket").GetAttribute("href").ShouldBe("/tickets/new");
    }

    [Fact]
    public async Task Tell_customers_when_the_next_word_is_theirs()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();
        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "Help", null, []))).Number;
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<TicketsPage>("/tickets");
        ShouldShow(page, "Router is dead", number, "New");
        Text(page).ShouldNotContain("Answer for you");

        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(number, "Is it on?", []));

        ShouldShow(page, "Answer for you", "Open");
    }

    [Fact]
    public async Task Show_staff_new_tickets_at_once_and_filter_by_the_address()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<StaffTicketsPage>("/admin/tickets");
        ShouldShow(page, "No customer has written yet");

        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "Help", null, []))).Number;
        ShouldShow(page, "Router is dead", number, customer.Name, "Us");
        Button(page, "Awaits us").TextContent.ShouldContain("1");
        Button(page, "Awaits us").GetAttribute("href").ShouldBe("/admin/tickets?awaits=us");

        var filtered = screen.Open<StaffTicketsPage>("/admin/tickets?priority=High");
        ShouldShow(filtered, "No ticket matches");
    }

    [Fact]
    public async Task Open_a_new_ticket_from_the_form()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();
        await using var screen = new Screen(world, PortalWorld.Login(customer));
        var page = screen.Open<NewTicketPage>("/tickets/new");

        await page.Find("form").SubmitAsync();
        page.Find(".field-error").TextContent.ShouldContain("Write a subject");
        page.Find("input.input").Change("Router is dead");
        page.Find("textarea").Change("The light is red.");
        await page.Find("form").SubmitAsync();

        screen.Address.ShouldBe("/tickets/T-100001", "the refused try took no number");
        (await world.SendAsync(PortalWorld.Login(customer), new TicketThread("T-100001"))).Subject.ShouldBe("Router is dead");
    }
}
