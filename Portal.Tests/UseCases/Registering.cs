using Microsoft.EntityFrameworkCore;
using Portal.Domain.Customers;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Registering
{
    [Theory, OnEveryDatabase]
    public async Task Makes_a_customer_of_the_partner_who_can_log_in_after_confirming(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour", host: "harbour.example");
        using var browser = world.NewBrowser();

        await browser.OpenAsync("http://harbour.example/account/register");
        await RegisterAsync(browser, category: "Business");

        browser.Leads.ShouldBe("/account/sent?what=register");
        var customer = await world.DbAsync(db => db.Customers.SingleAsync());
        customer.ShouldSatisfyAllConditions(
            row => row.Number.ShouldBe("C-100001"), row => row.PartnerId.ShouldBe(harbour.Id), row => row.Category.ShouldBe(CustomerCategory.Business),
            row => row.Name.ShouldBe("Nora New"), row => row.Email.ShouldBe("nora@example.com"), row => row.Phone.ShouldBe("0123"), row => row.Address.ShouldBe("Quay 1"));
        using var person = world.NewBrowser();
        await person.LogInAsync("nora@example.com", PortalWorld.Password);
        person.ErrorOf("E-mail address").ShouldNotBeNull();

        await person.OpenAsync(LinkIn(await TheMailAsync(world, "confirm-email"), "http://harbour.example"));
        person.Text.ShouldNotContain("is confirmed"); // a program that follows links confirms nothing
        await person.SendAsync("Confirm your e-mail address");
        person.Text.ShouldContain("Your e-mail address is confirmed");

        await person.LogInAsync("nora@example.com", PortalWorld.Password);
        person.Leads.ShouldBe("/");
    }

    [Fact]
    public async Task Confirms_once_more_without_a_complaint()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var browser = world.NewBrowser();
        await browser.OpenAsync("/account/register");
        await RegisterAsync(browser);
        var link = LinkIn(await TheMailAsync(world, "confirm-email"));
        for (var i = 0; i < 2; i++)
        {
            await browser.OpenAsync(link);
            await browser.SendAsync("Confirm your e-mail address");
            browser.Text.ShouldContain("Your e-mail address is confirmed");
        }
    }

    [Theory]
    [InlineData("&token=nonsense")]
    [InlineData("")]
    public async Task Confirms_nothing_with_a_wrong_link(string token)
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync(), confirmed: false);
        using var browser = world.NewBrowser();
        await browser.OpenAsync($"/account/confirm?user={user.Id}{token}");
        await browser.SendAsync("Confirm your e-mail address");
        browser.Text.ShouldContain("This link is no longer valid");
        (await world.DbAsync(db => db.Users.SingleAsync())).EmailConfirmed.ShouldBeFalse();
    }

    [Theory, OnEveryDatabase]
    public async Task With_a_known_address_answers_the_same_and_tells_its_owner(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.ALoginAsync(await world.ACustomerAsync(email: "nora@example.com"));
        using var browser = world.NewBrowser();
        for (var i = 0; i < 2; i++)
        {
            await browser.OpenAsync("/account/register");
            await RegisterAsync(browser);
            browser.Leads.ShouldBe("/account/sent?what=register");
        }

        (await world.DbAsync(db => db.Customers.CountAsync())).ShouldBe(1);
        var mail = (await world.DbAsync(db => db.Mails.ToListAsync())).ShouldHaveSingleItem(); // one a day, however often it is tried
        mail.To.ShouldBe("nora@example.com");
        mail.Subject.ShouldContain("You have a login");
    }

    [Theory, OnEveryDatabase]
    public async Task Twice_at_once_makes_one_customer(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        var register = new Portal.App.Account.Register(CustomerCategory.Individual, "Nora New", "nora@example.com", "", "", PortalWorld.Password);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.SendAsync(PortalWorld.Visitor(partner), register)));

        (await world.DbAsync(db => db.Customers.CountAsync())).ShouldBe(1);
        (await world.DbAsync(db => db.Users.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("Name", "", "Name", "Write a name")]
    [InlineData("Email", "nora", "E-mail address", "such as anna@example.com")]
    [InlineData("Password", "short", "Password", "at least 10 characters")]
    [InlineData("Password", "password1234", "Password", "easy to guess")]
    [InlineData("Password", "Nora New 123", "Password", "easy to guess")]
    public async Task Says_under_the_field_how_to_mend_it_and_keeps_what_was_typed(string name, string value, string label, string sentence)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var browser = world.NewBrowser();
        await browser.OpenAsync("/account/register");

        await RegisterAsync(browser, replaced: (name, value));

        browser.ErrorOf(label)!.ShouldContain(sentence);
        browser.Page.QuerySelector("textarea[name=Address]")!.TextContent.ShouldBe("Quay 1");
        browser.Page.QuerySelector("input[name=Password]")!.GetAttribute("value").ShouldBeNullOrEmpty();
        (await world.DbAsync(db => db.Users.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Sends_the_confirmation_again_at_most_every_two_minutes_and_never_tells()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync(), confirmed: false);
        using var browser = world.NewBrowser();
        foreach (var email in new[] { user.Email!, user.Email!, "nobody@example.com", "no address" })
        {
            await browser.OpenAsync("/account/resend");
            await browser.SendAsync("Send the confirmation mail again", ("Email", email));
            browser.Leads.ShouldBe("/account/sent?what=confirm");
        }
        (await world.DbAsync(db => db.Mails.CountAsync())).ShouldBe(1);
    }

    private static Task RegisterAsync(PlainBrowser browser, string category = "Individual", (string Name, string Value)? replaced = null)
    {
        var typed = new Dictionary<string, string>
        {
            ["Category"] = category, ["Name"] = "Nora New", ["Email"] = "nora@example.com", ["Phone"] = "0123", ["Address"] = "Quay 1", ["Password"] = PortalWorld.Password,
        };
        if (replaced is { } other)
            typed[other.Name] = other.Value;
        return browser.SendAsync("Register", [.. typed.Select(pair => (pair.Key, pair.Value))]);
    }

    internal static Task<OutgoingMail> TheMailAsync(PortalWorld world, string cause) => world.DbAsync(db => db.Mails.SingleAsync(mail => mail.Cause.StartsWith(cause)));

    internal static string LinkIn(OutgoingMail mail, string site = "http://portal.test") =>
        mail.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.StartsWith(site + "/", StringComparison.Ordinal));
}
