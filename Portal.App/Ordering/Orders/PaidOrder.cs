using Portal.App.Billing;
using Portal.App.Partners;
using Portal.App.Provisioning;
using Portal.App.Services;
using Portal.App.Support;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>What follows when the money for an order is there: invoice, services from the payment date, mail (SPEC 3).</summary>
public sealed class PaidOrder(PortalDb db, MailTemplates mails, MissingData missing)
{
    /// <summary>Within the transaction that recorded the payment. An order that was closed meanwhile leaves the money on the balance.</summary>
    public async Task FulfilAsync(UnitOfWork unit, PartnerTerms terms, Customer customer, Order order, DateTime now, CancellationToken cancellation)
    {
        if (customer.Balance < order.Total.Total || !order.Pay(now))
        {
            order.Note(now, "A payment arrived that this order no longer needed; it is on the balance");
            return;
        }
        var paymentDate = terms.Partner.LocalDate(now);
        var parties = new DocumentParties(terms.Partner.Identity, customer.Identity);
        var lines = order.Lines.OrderBy(line => line.Position).ToList();
        var numbers = new List<string>();
        foreach (var _ in lines)
            numbers.Add(await unit.NextNumberAsync(NumberSeries.Service, cancellation));

        var approval = terms.Get(PartnerSettings.ApprovePaidOrders);
        var services = new List<Service>();
        var invoiceLines = new List<InvoiceLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var service = Service.PaidUpFront(numbers[i], order, lines[i], paymentDate, approval, now);
            services.Add(service);
            invoiceLines.AddRange(FirstInvoice.Lines(lines[i], paymentDate, service.Id));
        }
        var invoice = new Invoice(customer, order.Id, invoiceLines, parties, now);
        invoice.Issue(await unit.NextDocumentNumberAsync(DocumentSeries.Invoice, terms.Partner, paymentDate.Year, cancellation), paymentDate, paymentDate);
        foreach (var service in services)
            service.BilledBy(invoice.Id);
        db.Services.AddRange(services);
        db.Invoices.Add(invoice);
        await db.PayFromBalanceAsync(customer, invoice, paymentDate, now, cancellation);
        if (services.TrueForAll(service => !service.AwaitsApproval))
            order.Complete(now);
        foreach (var service in services)
            SetUpQueue.Enqueue(db, service, terms.Partner, "System", now);
        await missing.AskAsync(terms, customer, order, services, now, cancellation);
        db.Mails.Add(mails.OrderPaid(terms, customer, order, invoice, now));
    }
}
