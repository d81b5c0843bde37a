using Portal.App.Audit;
using Portal.App.Shell;
using Portal.Domain.Partners;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Reading_the_audit_log
{
    [Theory, OnEveryDatabase]
    public async Task Goes_page_by_page_and_by_action_partner_and_actor(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour");
        for (var i = 0; i < ListPage.Size + 1; i++)
            await WriteAsync(world, "Ada Admin", "setting.changed", $"Setting {i}", i == 7 ? harbour.Id : null);
        await WriteAsync(world, "Stan Staff", "customer.created", "Customer C-1", null);

        var first = await world.SendAsync(PortalWorld.Staff, new AuditLog(null, null, null, ListCursor.Top));
        var second = await world.SendAsync(PortalWorld.Staff, new AuditLog(null, null, null, new ListCursor(Older: first.Page.Older)));

        first.Page.Rows.Count.ShouldBe(ListPage.Size);
        first.Page.Rows.Concat(second.Page.Rows).Select(row => row.Subject).ToHashSet().Count.ShouldBe(ListPage.Size + 2, "each entry once");
        first.Actions.ShouldBe(["customer.created", "setting.changed"]);
        (await world.SendAsync(PortalWorld.Staff, new AuditLog("customer.created", null, null, ListCursor.Top))).Page.Rows.ShouldHaveSingleItem().Actor.ShouldBe("Stan Staff");
        var ofHarbour = (await world.SendAsync(PortalWorld.Staff, new AuditLog(null, "harbour", null, ListCursor.Top))).Page.Rows.ShouldHaveSingleItem();
        (ofHarbour.Subject, ofHarbour.Partner, ofHarbour.OldValue, ofHarbour.NewValue).ShouldBe(("Setting 7", "harbour", "old", "new"));
        (await world.SendAsync(PortalWorld.Staff, new AuditLog(null, null, "Stan Staff", ListCursor.Top))).Page.Rows.ShouldHaveSingleItem().Subject.ShouldBe("Customer C-1");
        (await world.SendAsync(PortalWorld.Staff, new AuditLog("setting.changed", null, "Stan Staff", ListCursor.Top))).Page.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("customer.terms-changed", "Customer terms changed")]
    [InlineData("service.approved", "Service approved")]
    public void Is_in_words(string action, string words) => AuditWords.Of(action).ShouldBe(words);

    private static Task WriteAsync(PortalWorld world, string actor, string action, string subject, Id<Partner>? partner) =>
        world.SaveAsync(new AuditEntry(world.Now, actor, action, subject, "old", "new", partner));
}
