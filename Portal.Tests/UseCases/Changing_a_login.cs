using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Infrastructure.Identity;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Passwords and addresses: forgotten, changed, and what becomes of browsers that are logged in.</summary>
public sealed class Changing_a_login
{
    private const string New = "another staple 7 horse";

    [Theory, OnEveryDatabase]
    public async Task A_forgotten_password_is_replaced_by_a_link_that_works_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = world.NewBrowser();
        var link = await ForgetAsync(world, browser, user);

        await browser.OpenAsync(link);
        await browser.SendAsync("Set a new password", ("Password", New));
        browser.Text.ShouldContain("Your password is set");

        (await world.LoggedInAsync(user, New)).Dispose();
        await browser.OpenAsync(link);
        await browser.SendAsync("Set a new password", ("Password", "yet another 99 horse"));
        browser.Text.ShouldContain("This link is no longer valid");
    }

    [Fact]
    public async Task A_new_password_opens_a_locked_login()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = world.NewBrowser();
        for (var i = 0; i < 5; i++)
            await browser.LogInAsync(user.Email!, "wrong");
        await browser.OpenAsync(await ForgetAsync(world, browser, user));
        await browser.SendAsync("Set a new password", ("Password", New));

        (await world.LoggedInAsync(user, New)).Leads.ShouldBe("/");
    }

    [Fact]
    public async Task Asking_for_a_link_never_tells_whether_there_is_a_login()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = world.NewBrowser();
        foreach (var email in new[] { user.Email!, "nobody@example.com", "" })
        {
            await browser.OpenAsync("/account/forgot");
            await browser.SendAsync("Forgot your password?", ("Email", email));
            browser.Leads.ShouldBe("/account/sent?what=password");
        }
        (await world.DbAsync(db => db.Mails.ToListAsync())).ShouldHaveSingleItem().To.ShouldBe(user.Email);
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_password_ends_every_other_browser_within_a_minute(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var here = await world.LoggedInAsync(user);
        using var elsewhere = await world.LoggedInAsync(user);

        await here.OpenAsync("/account/password");
        await here.SendAsync("Change your password", ("Old", PortalWorld.Password), ("New", New));

        here.Leads.ShouldBe("/account?changed=password");
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        (await StatusOfProfileAsync(here)).ShouldBe(HttpStatusCode.OK);
        (await StatusOfProfileAsync(elsewhere)).ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("wrong", New, "Your password", "This is not your password")]
    [InlineData(PortalWorld.Password, "short", "New password", "at least 10 characters")]
    public async Task A_password_changes_only_with_the_old_one_and_a_good_new_one(string old, string chosen, string label, string sentence)
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(await world.ACustomerAsync()));
        await browser.OpenAsync("/account/password");
        await browser.SendAsync("Change your password", ("Old", old), ("New", chosen));
        browser.ErrorOf(label)!.ShouldContain(sentence);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_this_browser_at_once_and_the_others_within_a_minute()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var here = await world.LoggedInAsync(user);
        using var elsewhere = await world.LoggedInAsync(user);

        await world.SendAsync(Actor(user), new Portal.App.Account.LogOutEverywhere());
        await here.OpenAsync("/account/logout");
        await here.SendAsync("Log out");

        here.Leads.ShouldBe("/account/login");
        (await StatusOfProfileAsync(here)).ShouldBe(HttpStatusCode.Found);
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        (await StatusOfProfileAsync(elsewhere)).ShouldBe(HttpStatusCode.Found);
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_address_holds_once_its_owner_confirmed_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());

        await world.SendAsync(Actor(user), new Portal.App.Account.RequestNewEmail("berg@example.com", PortalWorld.Password));

        (await world.DbAsync(db => db.Users.SingleAsync())).Email.ShouldBe("anna@example.com");
        var mail = await Registering.TheMailAsync(world, "confirm-email-new");
        mail.To.ShouldBe("berg@example.com");
        mail.IsConfidential.ShouldBeTrue();
        using var browser = world.NewBrowser();
        await browser.OpenAsync(Registering.LinkIn(mail));
        await browser.SendAsync("Confirm your e-mail address");
        browser.Text.ShouldContain("berg@example.com");
        var (row, customer) = await world.DbAsync(async db => (await db.Users.SingleAsync(), await db.Customers.SingleAsync()));
        (row.Email, row.UserName, customer.Email).ShouldBe(("berg@example.com", "berg@example.com", "berg@example.com"));
    }

    [Fact]
    public async Task An_address_of_another_login_stays_there_and_nobody_learns_of_it()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        await world.ALoginAsync(await world.ACustomerAsync(email: "berg@example.com"));

        await world.SendAsync(Actor(user), new Portal.App.Account.RequestNewEmail("berg@example.com", PortalWorld.Password));

        (await world.DbAsync(db => db.Mails.ToListAsync())).ShouldHaveSingleItem().Subject.ShouldContain("You have a login");
    }

    [Theory]
    [InlineData("berg@example.com", "wrong", "password.wrong")]
    [InlineData("anna@example.com", PortalWorld.Password, "login.email-same")]
    [InlineData("anna, berg@example.com", PortalWorld.Password, "login.email")]
    public async Task An_address_is_asked_for_with_the_password_and_in_full(string email, string password, string code)
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(Actor(user), new Portal.App.Account.RequestNewEmail(email, password)))).Code.ShouldBe(code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_profile_changes_the_account_and_refuses_an_outdated_form(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        var shown = await world.SendAsync(Actor(user), new Portal.App.Account.MyProfile());

        await world.SendAsync(Actor(user), new Portal.App.Account.EditProfile("Anna Bergmann", "0123", "Quay 1\nHarbour", "DE 1", shown.Account!.Version));

        var now = await world.SendAsync(Actor(user), new Portal.App.Account.MyProfile());
        (now.Name, now.Account!.Phone, now.Account.Address, now.Account.TaxNumber).ShouldBe(("Anna Bergmann", "0123", "Quay 1\nHarbour", "DE 1"));
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(Actor(user), new Portal.App.Account.EditProfile("Late", "", "", "", shown.Account.Version)))).Code.ShouldBe(Refusal.Stale);
    }

    private static async Task<string> ForgetAsync(PortalWorld world, PlainBrowser browser, PortalUser user)
    {
        await browser.OpenAsync("/account/forgot");
        await browser.SendAsync("Forgot your password?", ("Email", user.Email!));
        return Registering.LinkIn(await Registering.TheMailAsync(world, "reset-password"));
    }

    private static async Task<HttpStatusCode> StatusOfProfileAsync(PlainBrowser browser)
    {
        await browser.OpenAsync("/account");
        return browser.Status;
    }

    private static Portal.App.Shell.Actor Actor(PortalUser user) => new(Portal.App.Shell.ActorKind.Customer, user.DisplayName, user.Id, user.CustomerId, null, null);
}
