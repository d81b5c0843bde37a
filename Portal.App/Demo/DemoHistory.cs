using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Mail;

namespace Portal.App.Demo;

/// <summary>
/// The last months of the demo: orders, approvals, invoices, tickets. It takes some seconds, so it is told once the portal answers, and open
/// pages follow it as they follow everything. Mail waits until it is over.
/// </summary>
public sealed class DemoHistory(IServiceProvider services, IHostApplicationLifetime lifetime, MailPause mail, ILogger<DemoHistory> log) : BackgroundService
{
    /// <summary>What the console says when all of it is there.</summary>
    public const string Told = "Demo: three months of history are written.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        try
        {
            // A stop meanwhile waits: half a history would stay half for ever.
            if (await TellAsync())
                Console.WriteLine(Told);
        }
        catch (Exception error)
        {
            log.LogError(error, "The demo's history broke off. Empty the data directory to begin anew");
        }
        finally
        {
            mail.End();
        }
    }

    /// <returns>False when there is none to tell: it was told before, or this is no demo's database.</returns>
    public async Task<bool> TellAsync()
    {
        if (!await FindPeopleAsync())
            return false;
        await using var stage = new DemoStage(services);
        var story = new DemoStory(stage);
        var talk = new DemoConversations(stage);
        DemoStories.Tell(story, talk);
        DemoCrowd.Tell(story, talk);
        stage.At(DemoStories.GatewayOn, () => stage.WriteAsync((db, _, _) => GatewayTurnedOnAsync(db, stage.Now)));
        stage.At(0, () => stage.WriteAsync((db, _, _) => SendMailsAsync(db)));
        await stage.PlayAsync();
        return true;
    }

    /// <summary>Learns the ids of the people in it.</summary>
    /// <returns>False when there are orders already, or these people are not there.</returns>
    private async Task<bool> FindPeopleAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (await db.Orders.AnyAsync())
            return false;
        var customers = await db.Customers.Where(row => row.Email.EndsWith(".test")).Select(row => new { row.Email, row.Id, row.PartnerId }).ToDictionaryAsync(row => row.Email);
        if (!customers.ContainsKey(DemoCast.Customer.Email))
            return false;
        foreach (var (_, person) in DemoStories.Everybody)
            person.IsKnownAs(customers[person.Email].Id, customers[person.Email].PartnerId);
        return true;
    }

    private static async Task GatewayTurnedOnAsync(PortalDb db, DateTime now)
    {
        var partner = await db.Partners.SingleAsync(row => row.IsDefault);
        db.Audit.Add(new AuditEntry(now, DemoStaff.AdministratorName, "setting.changed", "Default: Accept payment via payment gateway", "off", "on", partner.Id));
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
