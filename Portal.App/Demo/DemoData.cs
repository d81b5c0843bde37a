using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Demo;

/// <summary>
/// Fills an empty database before the first page: in a demo with brands, products, people and who sets things up, else with the Default
/// partner alone. What those people lived through is <see cref="DemoHistory"/>.
/// </summary>
public static class DemoData
{
    public static async Task SeedAsync(this WebApplication app)
    {
        var cancellation = app.Lifetime.ApplicationStopping;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (await db.Partners.AnyAsync(cancellation))
            return;
        if (!app.Services.GetRequiredService<PortalOptions>().Demo)
        {
            await FirstPartner.EnsureAsync(db, cancellation);
            return;
        }
        // Hashing is slow on purpose, and these passwords are the same and no secret: once is enough, beside the rest.
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<PortalUser>>();
        var password = Task.Run(() => hash.HashPassword(NewUser("demo@demo.test", "Demo", PortalRole.Staff), DemoAccounts.Password), cancellation);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        // One transaction: a start that is broken off leaves the database empty, and the next one fills it.
        await using var unit = await db.BeginAsync(cancellation);
        db.Partners.AddRange(DemoPartners.Make());
        db.Products.AddRange(DemoCatalogue.Make());
        await AddPeopleAsync(db, unit, now, cancellation);
        AddLogins(db, await password);
        DemoProvisioning.SetUp(db, now.UtcDateTime);
        await unit.CommitAsync(cancellation);
    }

    /// <summary>All at once, oldest first; each is known from its day on.</summary>
    private static async Task AddPeopleAsync(PortalDb db, UnitOfWork unit, DateTimeOffset now, CancellationToken cancellation)
    {
        var partners = db.Partners.Local.ToDictionary(row => row.Code);
        foreach (var (daysAgo, person) in DemoStories.Everybody.OrderByDescending(joining => joining.DaysAgo))
        {
            var partner = partners[person.Partner];
            var customer = new Customer(await unit.NextNumberAsync(NumberSeries.Customer, cancellation), partner, person.Category, person.Name, person.Email, now.AddDays(-daysAgo).UtcDateTime);
            customer.Edit(person.Category, person.Name, person.Email, person.Phone, person.Address, person.TaxNumber);
            customer.SetTerms(Money.Of(person.CreditLimit, partner.Currency), person.DiscountBasisPoints, person.Location, person.Labels);
            db.Customers.Add(customer);
        }
    }

    private static void AddLogins(PortalDb db, string passwordHash)
    {
        var customers = db.Customers.Local.ToDictionary(row => row.Email);
        var harbour = db.Partners.Local.Single(row => row.Code == DemoPartners.Harbour).Id;
        foreach (var account in DemoAccounts.All)
        {
            var user = account.Email switch
            {
                "admin@demo.test" => NewUser(account.Email, DemoStaff.AdministratorName, PortalRole.Administrator),
                "staff@demo.test" => NewUser(account.Email, DemoStaff.StaffName, PortalRole.Staff),
                "partner@demo.test" => new PortalUser(account.Email, DemoStaff.PartnerName, PortalRole.Partner, null, harbour),
                _ => new PortalUser(account.Email, customers[account.Email].Name, PortalRole.Customer, customers[account.Email].Id, null),
            };
            user.NormalizedEmail = user.NormalizedUserName = account.Email.ToUpperInvariant();
            user.EmailConfirmed = true;
            user.LockoutEnabled = true;
            user.SecurityStamp = Guid.CreateVersion7().ToString("N");
            user.PasswordHash = passwordHash;
            db.Users.Add(user);
        }
    }

    private static PortalUser NewUser(string email, string name, PortalRole role) => new(email, name, role, null, null);
}
