using Portal.Infrastructure.Changes;

namespace Portal.Tests.UseCases;

/// <summary>Who reads first and subscribes later asks what changed in between.</summary>
public sealed class Remembering_changes
{
    [Fact]
    public void Tells_what_changed_after_a_position_and_what_before()
    {
        var changes = new RecentChanges();
        changes.Add(["orders"]);
        var read = changes.Position;
        changes.Add(["tickets", "mail"]);

        changes.Since(read, ["orders"]).ShouldBeFalse();
        changes.Since(read, ["orders", "mail"]).ShouldBeTrue();
        changes.Since(changes.Position, ["mail"]).ShouldBeFalse();
        (changes.Remembers("orders"), changes.Remembers("invoices")).ShouldBe((true, false));
    }

    [Fact]
    public void Says_yes_about_what_it_has_forgotten()
    {
        var changes = new RecentChanges(most: 3);
        var early = changes.Position;
        changes.Add(["first"]);
        var read = changes.Position;
        for (var i = 0; i < 20; i++)
        {
            changes.Since(changes.Position, ["first"]).ShouldBeFalse();
            changes.Add([$"topic {i}"]);
        }

        changes.Since(early, ["first"]).ShouldBeTrue();
        changes.Since(read, ["nothing"]).ShouldBeTrue("it cannot know any more");
        changes.Remembers("first").ShouldBeFalse();
    }
}
