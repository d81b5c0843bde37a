using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Demo;

/// <summary>Fills an empty database: with a demo when <c>Portal:Demo</c> is on, else with the Default partner alone.</summary>
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
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<PortalUser>>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var stage = new DemoStage(app.Configuration, app.Environment, app.Services.GetRequiredService<IServer>(), now);
        Tell(stage, hash);
        await stage.PlayAsync(cancellation);
    }

    private static void Tell(DemoStage stage, IPasswordHasher<PortalUser> hash)
    {
        stage.At(DemoStory.FirstDay, () => stage.WriteAsync((db, _, _) =>
        {
            db.Partners.AddRange(DemoPartners.Make());
            db.Products.AddRange(DemoCatalogue.Make());
            return Task.CompletedTask;
        }));
        stage.At(DemoStories.GatewayOn, () => TurnOnAsync(stage));
        var story = new DemoStory(stage);
        var talk = new DemoConversations(stage);
        story.Join(DemoStories.Joins.Concat(DemoCrowd.Joins));
        DemoStories.Tell(story, talk);
        DemoCrowd.Tell(story, talk);
        stage.At(0, () => stage.WriteAsync((db, _, _) => AddLoginsAsync(db, hash)));
        stage.At(0, () => stage.WriteAsync((db, _, _) => SendMailsAsync(db)));
        // Staff have logins by now, and are the departments' people.
        stage.At(0, () => stage.WriteAsync((db, _, _) => DemoProvisioning.SetUpAsync(db, stage.Now)));
    }

    private static Task TurnOnAsync(DemoStage stage) => stage.WriteAsync(async (db, _, _) =>
    {
        var partner = await db.Partners.SingleAsync(row => row.IsDefault);
        DemoPartners.Set(partner, PartnerSettings.AcceptGatewayPayment, true);
        db.Audit.Add(new AuditEntry(stage.Now, DemoStaff.AdministratorName, "setting.changed", "Default: Accept payment via payment gateway", "off", "on", partner.Id));
    });

    private static async Task AddLoginsAsync(PortalDb db, IPasswordHasher<PortalUser> hash)
    {
        var customers = await db.Customers.ToDictionaryAsync(row => row.Email, row => (Id<Customer>?)row.Id);
        var harbour = await db.Partners.Where(row => row.Code == DemoPartners.Harbour).Select(row => row.Id).SingleAsync();
        string? password = null;
        foreach (var account in DemoAccounts.All)
        {
            var user = account.Email switch
            {
                "admin@demo.test" => new PortalUser(account.Email, DemoStaff.AdministratorName, PortalRole.Administrator, null, null),
                "staff@demo.test" => new PortalUser(account.Email, DemoStaff.StaffName, PortalRole.Staff, null, null),
                "partner@demo.test" => new PortalUser(account.Email, DemoStaff.PartnerName, PortalRole.Partner, null, harbour),
                _ => new PortalUser(account.Email, await db.Customers.Where(row => row.Email == account.Email).Select(row => row.Name).SingleAsync(), PortalRole.Customer, customers[account.Email], null),
            };
            user.NormalizedEmail = user.NormalizedUserName = account.Email.ToUpperInvariant();
            user.EmailConfirmed = true;
            user.LockoutEnabled = true;
            user.SecurityStamp = Guid.CreateVersion7().ToString("N");
            // Hashing is slow on purpose, and these passwords are the same and no secret: once is enough.
            user.PasswordHash = password ??= hash.HashPassword(user, DemoAccounts.Password);
            db.Users.Add(user);
        }
    }

    /// <summary>What was written in the past was sent then; one address did not exist.</summary>
    private static async Task SendMailsAsync(PortalDb db)
    {
        await db.Mails.ExecuteUpdateAsync(row => row.SetProperty(mail => mail.Attempts, 1));
        var mails = await db.Mails.OrderBy(row => row.Id).ToListAsync();
        foreach (var mail in mails)
            if (mail.To == "lena.moser@mail.demo.test")
                mail.TryFailed("550 5.1.1 No such mailbox", forGood: true, mail.CreatedAt.AddSeconds(4));
            else
                mail.Sent(mail.CreatedAt.AddSeconds(4));
    }
}
