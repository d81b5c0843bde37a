using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.App.Services;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Services;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Services;

/// <summary>SPEC 4: <b>Approve</b> opens a window with <b>Start date</b> and, live as the date changes, what Save will do.</summary>
public sealed class The_approval_window
{
    [Fact]
    public async Task Shows_what_the_date_does_as_it_changes()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, service) = await PaidAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);
        ShouldShow(window, "Approve fibre", "Anna Berg", "Paid €100.00 for 1 Jan 2023 to 31 Jan 2023", "No credit note", "0 days unused");

        await ChooseAsync(world, window, "2023-01-14");
        ShouldShow(window, "Credit note 13 days unused", "13/31 × €100.00", "Net €35.24", "Tax €6.70", "Total €41.94", "Balance now €0.00", "Balance after €41.94", "E-mail: “fibre starts on 14 Jan 2023”");

        await ChooseAsync(world, window, "2023-01-02");
        ShouldShow(window, "Credit note 1 day unused", "Total €3.23");
        Button(window, "Explain this amount");
        (await world.CreditNotesAsync()).ShouldBeEmpty("a preview saves nothing");
    }

    [Fact]
    public async Task Drops_the_figures_of_a_date_that_was_changed_again()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, service) = await PaidAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);
        ShouldShow(window, "No credit note");

        // Typed quickly: the first date is on its way when the second comes.
        var first = window.Find("input[type=date]").ChangeAsync(new() { Value = "2023-01-14" });
        Button(window, "Save").HasAttribute("disabled").ShouldBeTrue("what is not shown yet cannot be saved");
        var second = window.Find("input[type=date]").ChangeAsync(new() { Value = "2023-01-20" });
        await world.Clock.PassUntilAsync(Task.WhenAll(first, second));

        ShouldShow(window, "19 days unused");
        Text(window).ShouldNotContain("13 days unused");
    }

    [Fact]
    public async Task Says_under_the_date_why_it_cannot_be()
    {
        await using var world = await PortalWorld.CreateAsync(now: "2023-01-05T10:00:00Z");
        var (_, service) = await PaidAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);
        ShouldShow(window, "No credit note");

        await ChooseAsync(world, window, "2023-01-04");

        ShouldShow(window, "This service was paid from 2023-01-05. Choose that day or a later one.");
        var date = window.Find("input[type=date]");
        date.GetAttribute("aria-invalid").ShouldBe("true");
        window.Find($"[id='{date.GetAttribute("aria-describedby")}']").TextContent.ShouldContain("paid from");
        Button(window, "Save").HasAttribute("disabled").ShouldBeTrue();
        window.FindAll(".paper").ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_once_what_it_showed_and_tells_the_result_in_place()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, service) = await PaidAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);
        ShouldShow(window, "No credit note");
        await ChooseAsync(world, window, "2023-01-14");
        ShouldShow(window, "Total €41.94");
        await Button(window, "Save").ClickAsync(new());

        ShouldShow(window, "Approved fibre of Anna Berg starts on 14 Jan 2023.", "Credited €41.94", "Balance €41.94");
        Button(window, "CN-DEFAULT-2023-000001").GetAttribute("href").ShouldBe("/credit-notes/CN-DEFAULT-2023-000001");
        Screen.HasButton(window, "Save").ShouldBeFalse("what is approved is not approved again from the same window");
        (await world.CreditNotesAsync()).ShouldHaveSingleItem().Amount.Total.ShouldBe(Money.Of(41.94m, Currency.Eur));
        (await world.DbAsync(db => db.Services.SingleAsync())).ApprovalNumber.ShouldBe(1);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(41.94m, Currency.Eur));
    }

    [Fact]
    public async Task Saves_nothing_that_would_come_out_differently_and_shows_the_new_figures()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, service) = await PaidAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);
        ShouldShow(window, "No credit note");
        await ChooseAsync(world, window, "2023-01-14");
        ShouldShow(window, "Balance after €41.94");
        await world.GiveAsync(customer, 10m);

        await Button(window, "Save").ClickAsync(new());

        ShouldShow(window, "Something changed since this preview was made. Look at the new figures and save again.", "Balance now €10.00", "Balance after €51.94");
        (await world.CreditNotesAsync()).ShouldBeEmpty();

        await Button(window, "Save").ClickAsync(new());
        ShouldShow(window, "Approved", "Balance €51.94");
    }

    [Fact]
    public async Task Corrects_the_date_of_an_approved_service_by_the_difference()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, service) = await PaidAsync(world);
        await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 14), null));
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);
        ShouldShow(window, "Change the start date of fibre", "starts on 14 Jan 2023", "No credit note", "What these days are worth was credited before.");

        await ChooseAsync(world, window, "2023-01-16");
        ShouldShow(window, "15/31 × €100.00", "− €41.94 credited before", "Total €6.45", "Balance after €48.39");

        await ChooseAsync(world, window, "2023-01-05");
        ShouldShow(window, "Credit note CN-DEFAULT-2023-000001 over €41.94 is voided.", "Total €12.90", "Balance after €12.90");
    }

    [Fact]
    public async Task Shows_the_first_invoice_of_a_request_and_approves_it()
    {
        await using var world = await PortalWorld.CreateAsync();
        var service = await RequestedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);

        ShouldShow(window, "Requested, billed from the start date", "First invoice due 15 Jan 2023", "1 Jan 2023 to 31 Jan 2023, 31 days", "Total €100.00");
        await Button(window, "Save").ClickAsync(new());

        ShouldShow(window, "Approved", "First invoice DEFAULT-2023-000001");
        (await world.InvoicesAsync()).ShouldHaveSingleItem().Status.ShouldBe(InvoiceStatus.Issued);
    }

    [Fact]
    public async Task Turns_a_request_down_with_a_reason()
    {
        await using var world = await PortalWorld.CreateAsync();
        var service = await RequestedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var window = Open(screen, service);

        await Button(window, "Reject").ClickAsync(new());
        await window.Find("form").SubmitAsync();
        ShouldShow(window, "Write the reason: the customer reads it.");
        await window.Find("textarea").ChangeAsync(new() { Value = "No free line in your street." });
        await window.Find("form").SubmitAsync();

        ShouldShow(window, "Rejected Anna Berg reads the reason by e-mail. Nothing is billed.");
        var rejected = await world.DbAsync(db => db.Services.SingleAsync());
        (rejected.Status, rejected.RejectReason).ShouldBe((ServiceStatus.Rejected, "No free line in your street."));
        HasButton(window, "Save").ShouldBeFalse();
    }

    [Fact]
    public async Task Offers_no_rejection_of_what_is_paid()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, service) = await PaidAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);

        var window = Open(screen, service);

        ShouldShow(window, "No credit note");
        HasButton(window, "Reject").ShouldBeFalse();
    }

    private static IRenderedComponent<ApprovalWindow> Open(Screen screen, Service service) =>
        screen.Open<ApprovalWindow>("/admin/approvals", with => with.Add(window => window.ServiceNumber, service.Number));

    private static Task ChooseAsync(PortalWorld world, IRenderedComponent<ApprovalWindow> window, string date) =>
        world.Clock.PassUntilAsync(window.Find("input[type=date]").ChangeAsync(new() { Value = date }));

    private static async Task<(Customer, Service)> PaidAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        return (customer, await world.APaidServiceAsync(customer));
    }

    private static async Task<Service> RequestedAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        await world.AProductAsync();
        return (await world.ServicesOfAsync((await world.OrderAsync(customer, null, "fibre")).OrderNumber!)).Single();
    }
}
