using AngleSharp.Dom;
using Bunit;
using Portal.App.Partners;
using Portal.Domain.Partners;
using Portal.Tests.World;

namespace Portal.Tests.Pages.Partners;

/// <summary>SPEC 5 as the person sees it: inherited until overridden, overridden with *, reset.</summary>
public sealed class The_settings_form
{
    [Fact]
    public async Task Shows_what_is_inherited_and_from_where()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("default", isDefault: true, settings: [(PartnerSettings.TicketGroup, "Orders")]);
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);

        var group = Row(form, "Ticket group");
        group.QuerySelector("input")!.GetAttribute("value").ShouldBe("Orders");
        group.QuerySelector(".setting-origin")!.TextContent.Trim().ShouldBe("From the Default partner, default");
        Row(form, "Allow guest orders").QuerySelector(".setting-origin")!.TextContent.Trim().ShouldBe("From the built-in value");
        form.FindAll(".override-mark").ShouldBeEmpty();
        form.FindAll(".setting").Count.ShouldBe(PartnerSettings.All.Count);
        Screen.HasButton(form, "Reset").ShouldBeFalse();
        Screen.Button(form, "Save").HasAttribute("disabled").ShouldBeTrue("nothing was changed");
    }

    [Fact]
    public async Task Marks_an_overridden_value_with_a_star_and_says_what_it_overrides()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);

        Row(form, "Accept payment via payment gateway").QuerySelector("input")!.Change(true);
        Row(form, "Accept payment via payment gateway").TextContent.ShouldContain("Not saved yet. Was Off");
        Screen.ShouldShow(form, "1 change is not saved yet");
        form.Find("form").Submit();

        Screen.ShouldShow(form, "Saved. Open pages of harbour follow by themselves.", "Set here. The built-in value: Off");
        Row(form, "Accept payment via payment gateway").QuerySelector(".override-mark").ShouldNotBeNull();
        form.FindAll(".override-mark").Count.ShouldBe(1);
        (await StoredAsync(world, PartnerSettings.AcceptGatewayPayment)).ShouldBe("on");
    }

    [Fact]
    public async Task Resets_one_value_to_the_inherited_one_when_saved()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("default", isDefault: true, settings: [(PartnerSettings.InvoiceDueDays, "30")]);
        await world.APartnerAsync("harbour", settings: [(PartnerSettings.InvoiceDueDays, "7"), (PartnerSettings.GuestOrders, "off")]);
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);

        Screen.Button(form, "Reset Days until an invoice is due").Click();
        var days = Row(form, "Days until an invoice is due");
        days.QuerySelector("input")!.GetAttribute("value").ShouldBe("30");
        days.TextContent.ShouldContain("Not saved yet. Will come from the Default partner, default");
        (await StoredAsync(world, PartnerSettings.InvoiceDueDays)).ShouldBe("7", "not before it is saved");
        form.Find("form").Submit();

        Screen.ShouldShow(form, "Saved.");
        (await StoredAsync(world, PartnerSettings.InvoiceDueDays)).ShouldBeNull();
        (await StoredAsync(world, PartnerSettings.GuestOrders)).ShouldBe("off");
        Row(form, "Days until an invoice is due").QuerySelector(".override-mark").ShouldBeNull();
    }

    [Fact]
    public async Task Forgets_a_change_that_was_taken_back()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);

        Row(form, "Enable ordering").QuerySelector("input")!.Change(false);
        Row(form, "Enable ordering").QuerySelector("input")!.Change(true);
        Row(form, "Ticket group").QuerySelector("input")!.Change("Other");
        Screen.Button(form, "Undo the change of Ticket group").Click();

        Screen.Button(form, "Save").HasAttribute("disabled").ShouldBeTrue();
        Row(form, "Ticket group").QuerySelector("input")!.GetAttribute("value").ShouldBe("Sales");
    }

    [Fact]
    public async Task Says_under_the_field_what_is_wrong_and_keeps_what_was_typed()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);

        Row(form, "Ticket group").QuerySelector("input")!.Change("Harbour");
        Row(form, "Brand colour").QuerySelector("input:not([type=color])")!.Change("blue");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Row(form, "Brand colour").QuerySelector(".field-error")!.TextContent.ShouldContain("# and six hex digits"), TimeSpan.FromSeconds(30));
        Row(form, "Brand colour").QuerySelector("input:not([type=color])")!.GetAttribute("aria-invalid").ShouldBe("true");
        Row(form, "Ticket group").QuerySelector("input")!.GetAttribute("value").ShouldBe("Harbour");
        form.FindAll(".notice").ShouldBeEmpty("the field tells it");
        (await StoredAsync(world, PartnerSettings.TicketGroup)).ShouldBeNull("all or nothing");
    }

    [Fact]
    public async Task Refuses_a_partner_without_any_payment_method()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);

        for (var i = 0; i < 3; i++)
            Row(form, "Payment methods").QuerySelectorAll("input")[i].Change(false);
        form.Find("form").Submit();

        form.WaitForAssertion(() => Row(form, "Payment methods").QuerySelector(".field-error")!.TextContent.ShouldBe("Choose at least one payment method."), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Follows_what_somebody_else_saves_and_keeps_the_own_changes()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var form = Open(screen);
        Row(form, "Ticket group").QuerySelector("input")!.Change("Mine");

        await world.SendAsync(PortalWorld.Administrator, new ChangeSettings("harbour", new Dictionary<string, string?> { [PartnerSettings.BrandName.Key] = "Harbour Net" }));

        await world.Clock.PassUntilAsync(Task.Run(() =>
            form.WaitForAssertion(() => Row(form, "Brand name").QuerySelector("input")!.GetAttribute("value").ShouldBe("Harbour Net"), TimeSpan.FromSeconds(30))));
        Row(form, "Ticket group").QuerySelector("input")!.GetAttribute("value").ShouldBe("Mine");
    }

    [Fact]
    public async Task Is_for_staff_to_read_only()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour", settings: [(PartnerSettings.GuestOrders, "off")]);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var form = Open(screen);

        form.FindAll(".setting input, .setting select").ShouldAllBe(input => input.HasAttribute("disabled"));
        Screen.HasButton(form, "Save").ShouldBeFalse();
        Screen.HasButton(form, "Reset").ShouldBeFalse();
    }

    [Fact]
    public async Task Opens_with_the_own_partner_for_its_user()
    {
        await using var world = await PortalWorld.CreateAsync();
        var harbour = await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.PartnerUser(harbour));

        var page = screen.Open<PartnerSettingsPage>("/partner/settings");

        Screen.ShouldShow(page, "Enable ordering");
        Screen.Button(page, "View as a customer of this partner").GetAttribute("href").ShouldBe("/order?as=harbour");
    }

    [Fact]
    public async Task Stands_under_Config_Main_Portal_for_the_chosen_partner()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        await using var screen = new Screen(world, PortalWorld.Administrator);

        var page = screen.Open<PortalConfigPage>("/admin/config/portal?partner=harbour");

        Screen.ShouldShow(page, "Enable ordering");
        page.FindAll(".breadcrumb li").Select(item => item.TextContent).ShouldBe(["Config", "Main", "Portal", "Per partner settings", "Order new products"]);
        page.FindAll(".filter").Select(filter => (filter.TextContent, filter.GetAttribute("aria-current"))).ShouldBe([("default (Default)", null), ("harbour", "true")]);
        Screen.Button(page, "View as a customer of this partner").GetAttribute("href").ShouldBe("/order?as=harbour");
    }

    private static IRenderedComponent<SettingsForm> Open(Screen screen)
    {
        var form = screen.Render<SettingsForm>(with => with.Add(form => form.Partner, "harbour"));
        Screen.ShouldShow(form, "Enable ordering");
        return form;
    }

    private static IElement Row(IRenderedComponent<SettingsForm> form, string label) =>
        form.FindAll(".setting").Single(row => row.QuerySelector(".setting-name")!.TextContent.Replace("*", "", StringComparison.Ordinal).Trim() == label);

    private static Task<string?> StoredAsync(PortalWorld world, Setting setting) => world.DbAsync(db =>
        Task.FromResult(db.Partners.Single(partner => partner.Code == "harbour").Settings.FirstOrDefault(own => own.Key == setting.Key)?.Value));
}
