using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>Letters about data that services wait for: one per order when it is needed, one more after the days that the partner set (SPEC 6).</summary>
public sealed class MissingData(PortalDb db, MailTemplates mails)
{
    /// <summary>Within the transaction that made services wait. Those of an order that was told before are on its list already.</summary>
    public async Task AskAsync(PartnerTerms terms, Customer customer, Order order, List<Service> services, DateTime now, CancellationToken cancellation)
    {
        if (Waiting(services) is not [_, ..] waiting || await db.Mails.AnyAsync(mail => mail.Cause == MailTemplates.DataNeededCause(order), cancellation))
            return;
        db.Mails.Add(mails.DataNeeded(terms, customer, order, waiting, now));
        order.WaitForData(terms.Get(PartnerSettings.DataReminderDays), now);
    }

    /// <summary>Nothing when all was filled in meanwhile, or the partner no longer wants reminders.</summary>
    public async Task RemindAsync(Order order, DateTime now, CancellationToken cancellation)
    {
        var terms = await db.TermsAsync(order.PartnerId, cancellation);
        if (terms.Get(PartnerSettings.DataReminderDays) == 0 || Waiting(await db.UnconfiguredAsync([order.Id], cancellation)) is not [_, ..] waiting)
            return;
        var customer = await db.Customers.SingleAsync(row => row.Id == order.CustomerId, cancellation);
        db.Mails.Add(mails.DataReminder(terms, customer, order, waiting, now));
        order.Note(now, "Reminder of missing data sent");
    }

    private static List<Service> Waiting(List<Service> services) => services.FindAll(service => service.Status == ServiceStatus.ConfigurationRequired);
}
