using System.Buffers;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Shell;

/// <summary>What prerendering read goes to the circuit: once, to the same person, and with nothing missed in between.</summary>
public sealed class A_first_load
{
    [Fact]
    public async Task Is_not_read_again_by_the_circuit()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var actor = PortalWorld.Login(customer);
        var state = await PrerenderAsync(world, actor);
        // Behind the portal's back, so that only asking again would show it.
        await world.DbAsync(db => db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Subject, "Changed")));

        await using var screen = new Screen(world, actor);
        var page = Draw(screen, state);

        Text(page).ShouldContain("Router is dead");
        screen.Services.GetRequiredService<FirstLoad>().Close();
        ShouldShow(Open<TicketsPage>(screen, "/tickets"), "Changed");
    }

    [Fact]
    public async Task Is_refreshed_when_something_changed_before_the_circuit_listened()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var actor = PortalWorld.Login(customer);
        var state = await PrerenderAsync(world, actor);
        await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Second thoughts", "Support", "It is back.", null, []));

        await using var screen = new Screen(world, actor);
        var page = Draw(screen, state);

        Text(page).ShouldNotContain("Second thoughts");
        ShouldShow(page, "Router is dead", "Second thoughts");
    }

    [Fact]
    public async Task Is_shown_to_nobody_else()
    {
        await using var world = await PortalWorld.CreateAsync();
        var state = await PrerenderAsync(world, PortalWorld.Login(await ACustomerAsync(world)));
        var other = await world.ACustomerAsync(name: "Bert Holm", email: "bert@example.com");

        await using var screen = new Screen(world, PortalWorld.Login(other));

        Text(Draw(screen, state)).ShouldNotContain("Router is dead");
    }

    [Fact]
    public async Task Of_another_node_is_read_again()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var actor = PortalWorld.Login(customer);
        var state = await PrerenderAsync(world, actor);
        await world.DbAsync(db => db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Subject, "Changed")));

        await using var screen = new Screen(world, actor);

        ShouldShow(Draw(screen, state with { Node = Guid.CreateVersion7() }), "Changed");
    }

    [Fact]
    public async Task Hands_on_what_was_refused_as_well()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var actor = PortalWorld.Login(customer);
        await using var screen = new Screen(world, actor);
        var load = screen.Services.GetRequiredService<FirstLoad>();
        var message = new TicketThread("T-999999", false);
        await Should.ThrowAsync<Refusal>(() => load.AskAsync(actor, message, () => world.SendAsync(actor, message)));

        load.Open(Travelled(load.Kept!));

        Should.Throw<Refusal>(() => load.TryTake(actor, message, out _, out _)).Code.ShouldBe(Refusal.Missing);
        load.TryTake(actor, message, out _, out _).ShouldBeFalse("each answer is handed over once");
    }

    private static async Task<Customer> ACustomerAsync(PortalWorld world)
    {
        await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync();
        await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "The light is red.", null, []));
        return customer;
    }

    private static async Task<FirstLoadState> PrerenderAsync(PortalWorld world, Actor actor)
    {
        await using var screen = new Screen(world, actor);
        screen.SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        ShouldShow(Open<TicketsPage>(screen, "/tickets"), "Router is dead");
        return Travelled(screen.Services.GetRequiredService<FirstLoad>().Kept.ShouldNotBeNull());
    }

    private static IRenderedComponent<TicketsPage> Draw(Screen screen, FirstLoadState state)
    {
        screen.Services.GetRequiredService<FirstLoad>().Open(state);
        return Open<TicketsPage>(screen, "/tickets");
    }

    private static FirstLoadState Travelled(FirstLoadState state)
    {
        var (format, page) = (new FirstLoadFormat(), new ArrayBufferWriter<byte>());
        format.Persist(state, page);
        return format.Restore(new ReadOnlySequence<byte>(page.WrittenMemory));
    }

    private static IRenderedComponent<TPage> Open<TPage>(Screen screen, string address) where TPage : IComponent => screen.Open<TPage>(address);
}
