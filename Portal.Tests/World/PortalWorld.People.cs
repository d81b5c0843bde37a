using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.Tests.World;

/// <summary>Who acts in a test. The Default partner is made on first use; what a test does not name is ordinary: EUR, Berlin, 19 % tax.</summary>
public sealed partial class PortalWorld
{
    public static Actor Administrator { get; } = new(ActorKind.Administrator, "Ada Admin", Guid.CreateVersion7(), null, null, null);
    public static Actor Staff { get; } = new(ActorKind.Staff, "Stan Staff", Guid.CreateVersion7(), null, null, null);

    public static Actor PartnerUser(Partner partner) => new(ActorKind.Partner, "Petra Partner", Guid.CreateVersion7(), null, partner.Id, null);

    public static Actor Visitor(Partner partner) => new(ActorKind.Visitor, "Visitor", null, null, partner.Id, Guid.CreateVersion7());

    public static Actor Login(Customer customer) => new(ActorKind.Customer, customer.Name, Guid.CreateVersion7(), customer.Id, customer.PartnerId, null);

    public async Task<Partner> TheDefaultPartnerAsync() =>
        await DbAsync(db => db.Partners.SingleOrDefaultAsync(partner => partner.IsDefault)) ?? await APartnerAsync("default", isDefault: true);

    /// <param name="code">Also its name.</param>
    public async Task<Partner> APartnerAsync(string code = "harbour", string currency = "EUR", string timeZone = "Europe/Berlin", string culture = "en-GB",
        bool isDefault = false, string? host = null, params (Setting Setting, string Value)[] settings)
    {
        if (!isDefault)
            await TheDefaultPartnerAsync();
        var partner = new Partner(code, code, new(currency), timeZone, culture, isDefault);
        partner.Rename(code, Party.Empty with { Name = code }, host);
        partner.SetTaxRate("standard", "VAT", new(1900));
        foreach (var (setting, value) in settings)
            partner.Set(setting, value);
        return await SaveAsync(partner);
    }

    /// <summary>A customer of the partner, else of the Default partner, with a number of the real series.</summary>
    public async Task<Customer> ACustomerAsync(Partner? partner = null, string name = "Anna Berg", string email = "anna@example.com", CustomerCategory category = CustomerCategory.Individual)
    {
        partner ??= await TheDefaultPartnerAsync();
        return await DbAsync(async db =>
        {
            await using var work = await db.BeginAsync(default);
            var customer = new Customer(await work.NextNumberAsync(NumberSeries.Customer, default), partner, category, name, email, Now);
            db.Add(customer);
            await work.CommitAsync(default);
            return customer;
        });
    }

    public const string Password = "correct horse 4 battery";

    /// <summary>A confirmed login of the customer that can be used with <see cref="Password"/>.</summary>
    public Task<PortalUser> ALoginAsync(Customer customer, bool confirmed = true) =>
        ALoginAsync(new PortalUser(customer.Email, customer.Name, PortalRole.Customer, customer.Id, null) { EmailConfirmed = confirmed });

    public async Task<PortalUser> ALoginAsync(PortalUser user)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        user.EmailConfirmed |= user.Role != PortalRole.Customer;
        (await users.CreateAsync(user, Password)).Errors.ShouldBeEmpty();
        return user;
    }

    /// <summary>A browser without scripts; <see cref="LoggedInAsync"/> opens one in which a login has come in.</summary>
    public PlainBrowser NewBrowser() => new(NewClient());

    public async Task<PlainBrowser> LoggedInAsync(PortalUser user, string password = Password)
    {
        var browser = NewBrowser();
        await browser.LogInAsync(user.Email!, password);
        browser.Status.ShouldBe(System.Net.HttpStatusCode.Found, browser.Text);
        return browser;
    }
}
