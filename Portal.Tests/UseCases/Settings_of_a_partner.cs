using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Partners;
using Portal.Domain.Partners;
using Portal.Infrastructure.Changes;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 5: inherited from the Default partner, overridden, reset; all in the audit log.</summary>
public sealed class Settings_of_a_partner
{
    [Theory, OnEveryDatabase]
    public async Task Come_from_the_Default_partner_until_overridden_and_again_after_a_reset(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APartnerAsync("default", isDefault: true, settings: [(PartnerSettings.TicketGroup, "Orders"), (PartnerSettings.InvoiceDueDays, "30")]);
        await world.APartnerAsync("harbour");

        (await FieldAsync(world, PartnerSettings.TicketGroup)).ShouldBe(("Orders", "Orders", SettingOrigin.DefaultPartner));
        (await FieldAsync(world, PartnerSettings.BrandColour)).ShouldBe(("#2f5bea", "#2f5bea", SettingOrigin.BuiltIn));

        await ChangeAsync(world, (PartnerSettings.TicketGroup, "Harbour sales"), (PartnerSettings.InvoiceDueDays, "7"));
        (await FieldAsync(world, PartnerSettings.TicketGroup)).ShouldBe(("Harbour sales", "Orders", SettingOrigin.Partner));
        (await FieldAsync(world, PartnerSettings.InvoiceDueDays)).ShouldBe(("7", "30", SettingOrigin.Partner));

        await ChangeAsync(world, (PartnerSettings.TicketGroup, null));
        (await FieldAsync(world, PartnerSettings.TicketGroup)).ShouldBe(("Orders", "Orders", SettingOrigin.DefaultPartner));
        (await FieldAsync(world, PartnerSettings.InvoiceDueDays)).ShouldBe(("7", "30", SettingOrigin.Partner), "one reset leaves the others");
    }

    [Theory, OnEveryDatabase]
    public async Task Of_the_Default_partner_reach_the_partners_that_did_not_override_them(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APartnerAsync("harbour", settings: [(PartnerSettings.OrderingEnabled, "on")]);
        await world.APartnerAsync("peak");

        await world.SendAsync(PortalWorld.Administrator, new ChangeSettings("default", new Dictionary<string, string?> { [PartnerSettings.OrderingEnabled.Key] = "off" }));

        (await FieldAsync(world, PartnerSettings.OrderingEnabled)).ShouldBe(("on", "off", SettingOrigin.Partner));
        (await FieldAsync(world, PartnerSettings.OrderingEnabled, "peak")).ShouldBe(("off", "off", SettingOrigin.DefaultPartner));
    }

    [Theory, OnEveryDatabase]
    public async Task Leave_one_audit_entry_per_change_with_old_and_new_value(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour", settings: [(PartnerSettings.TicketGroup, "Old")]);

        await ChangeAsync(world, (PartnerSettings.TicketGroup, "New"), (PartnerSettings.GuestOrders, "off"), (PartnerSettings.BrandColour, null));
        await ChangeAsync(world, (PartnerSettings.TicketGroup, null));

        var entries = await world.DbAsync(db => db.Audit.OrderBy(entry => entry.Id).ToListAsync());
        entries.Select(entry => (entry.Action, entry.Subject, entry.OldValue, entry.NewValue)).ShouldBe(
        [
            ("setting.changed", "Ticket group of harbour", "Old", "New"),
            ("setting.changed", "Allow guest orders of harbour", "on (built in)", "off"),
            ("setting.changed", "Ticket group of harbour", "New", "Sales (built in)"),
        ], ignoreOrder: true, "what was not overridden is not reset");
        entries.ShouldAllBe(entry => entry.PartnerId == harbour.Id && entry.Actor == "Ada Admin");
    }

    [Theory, OnEveryDatabase]
    public async Task Are_changed_all_or_not_at_all_and_the_refusal_names_the_field(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APartnerAsync("harbour");

        var refusal = await Should.ThrowAsync<Refusal>(() => ChangeAsync(world, (PartnerSettings.TicketGroup, "New"), (PartnerSettings.BrandColour, "blue")));

        refusal.Field.ShouldBe("brand.colour");
        refusal.Message.ShouldContain("#2f5bea");
        (await FieldAsync(world, PartnerSettings.TicketGroup)).Value.ShouldBe("Sales");
        (await world.DbAsync(db => db.Audit.AnyAsync())).ShouldBeFalse();
    }

    [Theory, OnEveryDatabase]
    public async Task Send_no_orders_by_email_without_an_address(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APartnerAsync("harbour");

        (await Should.ThrowAsync<Refusal>(() => ChangeAsync(world, (PartnerSettings.ReceiveOrdersBy, "Email")))).Field.ShouldBe("orders.recipients");

        await ChangeAsync(world, (PartnerSettings.ReceiveOrdersBy, "Email"), (PartnerSettings.OrderRecipients, "sales@harbour.test"));
        (await FieldAsync(world, PartnerSettings.ReceiveOrdersBy)).ShouldBe(("Email", "Tickets", SettingOrigin.Partner));
    }

    [Theory, OnEveryDatabase]
    public async Task Are_for_the_partners_own_users_and_for_no_other_partners(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour");
        var peak = await world.APartnerAsync("peak");
        var change = new ChangeSettings("harbour", new Dictionary<string, string?> { [PartnerSettings.GuestOrders.Key] = "off" });

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.PartnerUser(peak), change))).Code.ShouldBe(Refusal.Missing);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.PartnerUser(peak), new PartnerSettingsForm("harbour")))).Code.ShouldBe(Refusal.Missing);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.PartnerUser(peak), new PartnerSettingsForm("default")))).Code.ShouldBe(Refusal.Missing);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, change))).Code.ShouldBe("forbidden");
        (await FieldAsync(world, PartnerSettings.GuestOrders)).Value.ShouldBe("on");

        await world.SendAsync(PortalWorld.PartnerUser(harbour), change);
        (await FieldAsync(world, PartnerSettings.GuestOrders)).Value.ShouldBe("off");
        (await world.SendAsync(PortalWorld.PartnerUser(harbour), new PartnerSettingsForm(null))).Code.ShouldBe("harbour");
    }

    [Theory, OnEveryDatabase]
    public async Task Tell_open_pages_that_they_changed(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour");
        var told = 0;
        using var _ = world.Services.GetRequiredService<ChangeFeed>().Subscribe([Topics.Partner(harbour.Id)], () => told++);

        await ChangeAsync(world, (PartnerSettings.OrderingEnabled, "off"));

        told.ShouldBe(1);
    }

    private static Task ChangeAsync(PortalWorld world, params (Setting Setting, string? Value)[] changes) =>
        world.SendAsync(PortalWorld.Administrator, new ChangeSettings("harbour", changes.ToDictionary(change => change.Setting.Key, change => change.Value)));

    private static async Task<(string Value, string Inherited, SettingOrigin Origin)> FieldAsync(PortalWorld world, Setting setting, string partner = "harbour")
    {
        var form = await world.SendAsync(PortalWorld.Administrator, new PartnerSettingsForm(partner));
        var field = form.Fields.Single(field => field.Setting == setting);
        return (field.Value, field.Inherited, field.Origin);
    }
}
