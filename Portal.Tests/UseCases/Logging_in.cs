using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Account;
using Portal.App.Ordering;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Infrastructure.Identity;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Logging_in
{
    private const string Wrong = "E-mail address or password is wrong.";

    [Theory, OnEveryDatabase]
    public async Task Opens_the_pages_of_the_customer(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(await world.ACustomerAsync()));

        browser.Leads.ShouldBe("/");
        var cookie = browser.Answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("portal=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires"); // it ends with the browser unless the person said otherwise
        await browser.OpenAsync("/account");
        browser.Page.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe("Anna Berg");
    }

    [Theory]
    [InlineData(PortalRole.Administrator, "/admin")]
    [InlineData(PortalRole.Staff, "/admin")]
    [InlineData(PortalRole.Partner, "/partner")]
    public async Task Leads_to_where_the_work_begins(PortalRole role, string home)
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = role == PortalRole.Partner ? (await world.APartnerAsync()).Id : (Id<Portal.Domain.Partners.Partner>?)null;
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(new PortalUser("petra@example.com", "Petra", role, null, partner)));
        browser.Leads.ShouldBe(home);
    }

    [Theory]
    [InlineData("/cart", "/cart")]
    [InlineData("/order/fibre?x=1&y=2", "/order/fibre?x=1&y=2")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/account/logout", "/")]
    public async Task Leads_back_only_to_this_site(string asked, string led)
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = world.NewBrowser();
        await browser.LogInAsync(user.Email!, PortalWorld.Password, backTo: asked);
        browser.Leads.ShouldBe(led);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_refused_for_15_minutes_after_five_wrong_passwords(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        for (var i = 0; i < 5; i++)
            (await RefusalOf(world, user.Email!, "wrong")).Code.ShouldBe("login.wrong");

        (await RefusalOf(world, user.Email!, PortalWorld.Password)).Code.ShouldBe("login.wrong");
        world.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await RefusalOf(world, user.Email!, PortalWorld.Password)).Code.ShouldBe("login.wrong");

        world.Clock.Advance(TimeSpan.FromSeconds(2));
        (await LogIn(world, user.Email!, PortalWorld.Password)).UserId.ShouldBe(user.Id);
    }

    [Theory, OnEveryDatabase]
    public async Task Counts_every_wrong_password_even_when_they_come_at_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());

        await Task.WhenAll(Enumerable.Range(0, LogInHandler.MostFailures).Select(_ => RefusalOf(world, user.Email!, "wrong")));

        (await world.DbAsync(db => db.Users.AsNoTracking().SingleAsync())).LockoutEnd.ShouldBe(world.Clock.GetUtcNow() + LogInHandler.LockedFor);
    }

    [Fact]
    public async Task Forgets_failures_once_the_right_password_came()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
                await RefusalOf(world, user.Email!, "wrong");
            (await LogIn(world, user.Email!, PortalWorld.Password)).UserId.ShouldBe(user.Id);
        }
    }

    [Fact]
    public async Task Says_the_same_of_a_login_that_there_is_and_one_that_there_is_not()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        var unconfirmed = await world.ALoginAsync(await world.ACustomerAsync(email: "new@example.com"), confirmed: false);
        var answers = new List<string>();
        foreach (var email in new[] { user.Email!, "nobody@example.com", "no address", "", unconfirmed.Email! })
        {
            using var browser = world.NewBrowser();
            await browser.LogInAsync(email, "wrong");
            browser.Status.ShouldBe(HttpStatusCode.OK);
            answers.Add(browser.Text);
        }
        answers.Distinct().ShouldHaveSingleItem().ShouldContain(Wrong);
    }

    [Fact]
    public async Task Tells_only_those_who_know_the_password_that_the_address_is_not_confirmed()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync(), confirmed: false);
        using var browser = world.NewBrowser();
        await browser.LogInAsync(user.Email!, PortalWorld.Password);
        browser.ErrorOf("E-mail address")!.ShouldContain("Confirm your e-mail address first");
        browser.Text.ShouldContain("Send the confirmation mail again");
    }

    [Fact]
    public async Task Hashes_an_older_password_anew()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        var old = new PasswordHasher<PortalUser>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 500 })).HashPassword(user, PortalWorld.Password);
        await world.DbAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, old)));

        await LogIn(world, user.Email!, PortalWorld.Password);

        var hash = await world.DbAsync(db => db.Users.Select(row => row.PasswordHash!).SingleAsync());
        hash.ShouldNotBe(old);
        world.Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<PortalUser>>()
            .VerifyHashedPassword(user, hash, PortalWorld.Password).ShouldBe(PasswordVerificationResult.Success);
    }

    [Theory, OnEveryDatabase]
    public async Task Brings_the_cart_of_the_visitor_along(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = world.NewBrowser();
        await browser.OpenAsync("/account/login");
        await FillCartAsync(world, VisitorKeyOf(browser));

        await browser.SendAsync("Log in", ("Email", user.Email!), ("Password", PortalWorld.Password));

        (await CartsAsync(world)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            cart => cart.CustomerId.ShouldBe(user.CustomerId),
            cart => cart.Lines.Count.ShouldBe(1));
    }

    [Theory, OnEveryDatabase]
    public async Task Twice_at_once_brings_the_cart_along_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();
        var key = Guid.CreateVersion7();
        await FillCartAsync(world, key);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.SendAsync(PortalWorld.Login(customer), new MergeCart(key))));

        (await CartsAsync(world)).ShouldHaveSingleItem().Lines.Count.ShouldBe(1);
    }

    private static Task<LoggedIn> LogIn(PortalWorld world, string email, string password) => world.SendAsync(Nobody, new LogIn(email, password));

    private static Task<Refusal> RefusalOf(PortalWorld world, string email, string password) => Should.ThrowAsync<Refusal>(() => LogIn(world, email, password));

    private static Portal.App.Shell.Actor Nobody { get; } = new(Portal.App.Shell.ActorKind.Visitor, "Visitor", null, null, null, null);

    private static async Task FillCartAsync(PortalWorld world, Guid visitor)
    {
        var cart = Cart.OfVisitor(visitor, (await world.TheDefaultPartnerAsync()).Id, world.Now);
        cart.Add((await world.SaveAsync(Domain.A.Product())).Id, world.Now);
        await world.SaveAsync(cart);
    }

    private static Task<List<Cart>> CartsAsync(PortalWorld world) => world.DbAsync(db => db.Carts.Include(cart => cart.Lines).ToListAsync());

    private static Guid VisitorKeyOf(PlainBrowser browser) =>
        Guid.Parse(browser.Answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("portal-visitor=", StringComparison.Ordinal)).Split('=', ';')[1]);
}
