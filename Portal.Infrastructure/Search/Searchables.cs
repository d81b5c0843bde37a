using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Search;

/// <summary>What everything is found by, said once. In the order of <see cref="SearchKind"/>, so that what is quoted is written first.</summary>
public static class Searchables
{
    public static IReadOnlyList<Searchable> All { get; } =
    [
        new Searchable<Customer>(
            SearchKind.Customer, row => row.Id.Value, row => row.PartnerId.Value, row => row.Id.Value, row => [row.Number, row.Name, row.Email], nameof(Customer.Name), nameof(Customer.Email))
        {
            Body = row => [.. PhoneText.Of(row.Phone), row.Address, row.TaxNumber, row.Location, .. row.Labels],
            BodyChanges = [nameof(Customer.Phone), nameof(Customer.Address), nameof(Customer.TaxNumber), nameof(Customer.Location), nameof(Customer.Labels)],
        },
        new Searchable<Order>(SearchKind.Order, row => row.Id.Value, row => row.PartnerId.Value, row => row.CustomerId.Value, row => [row.Number])
        {
            Body = row => row.Lines.OrderBy(line => line.Position).SelectMany(line => (string[])[line.Name, line.ProductCode]),
            Parts = [row => row.Lines],
        },
        new Searchable<Service>(SearchKind.Service, row => row.Id.Value, row => row.PartnerId.Value, row => row.CustomerId.Value, row => [row.Number, row.Name])
        {
            Body = row => row.Values.Select(value => value.Value),
            BodyChanges = [nameof(Service.Values)],
            Quotes = row => [row.OrderId.Value],
        },
        // Its messages are added one by one, by the writer.
        new Searchable<Ticket>(SearchKind.Ticket, row => row.Id.Value, row => row.PartnerId.Value, row => row.CustomerId.Value, row => [row.Number, row.Subject], nameof(Ticket.Subject))
        {
            Quotes = row => [row.OrderId?.Value, row.ServiceId?.Value],
        },
        new Searchable<Invoice>(SearchKind.Invoice, row => row.Id.Value, row => row.PartnerId.Value, row => row.CustomerId.Value, row => [row.Number], nameof(Invoice.Number))
        {
            Body = row => row.Lines.OrderBy(line => line.Position).Select(line => line.Text),
            Quotes = row => [row.OrderId?.Value],
            Parts = [row => row.Lines],
        },
        new Searchable<CreditNote>(SearchKind.CreditNote, row => row.Id.Value, row => row.PartnerId.Value, row => row.CustomerId.Value, row => [row.Number])
        {
            Body = row => [row.Reason],
            Quotes = row => [row.ServiceId.Value, row.InvoiceId?.Value],
        },
        new Searchable<StaffTask>(SearchKind.StaffTask, row => row.Id.Value, _ => null, row => row.CustomerId.Value, row => [row.Number])
        {
            Body = row => [row.Reason, row.AssigneeName],
            BodyChanges = [nameof(StaffTask.Reason), nameof(StaffTask.AssigneeName)],
            Quotes = row => [row.ServiceId.Value],
        },
        new Searchable<Operation>(SearchKind.Operation, row => row.Id.Value, _ => null, row => row.CustomerId.Value, _ => []) { Quotes = row => [row.ServiceId.Value] },
        new Searchable<Payment>(
            SearchKind.Payment, row => row.Id.Value, row => row.PartnerId.Value, row => row.CustomerId.Value, row => [row.GatewayPaymentId, row.GatewayCheckoutId],
            nameof(Payment.GatewayPaymentId), nameof(Payment.GatewayCheckoutId))
        {
            Quotes = row => [row.OrderId?.Value, row.InvoiceId?.Value],
        },
        new Searchable<Refund>(SearchKind.Refund, row => row.Id.Value, _ => null, row => row.CustomerId.Value, row => [row.GatewayRefundId], nameof(Refund.GatewayRefundId))
        {
            Body = row => [row.GatewayPaymentId],
            Quotes = row => [row.CreditNoteId.Value],
        },
        new Searchable<Product>(SearchKind.Product, row => row.Id.Value, _ => null, _ => null, row => [row.Code, row.Name], nameof(Product.Description))
        {
            Body = row => [row.Description.ShortText, row.InternalName, .. row.Description.Features],
            BodyChanges = [nameof(Product.Description), nameof(Product.InternalName)],
        },
        new Searchable<OutgoingMail>(SearchKind.Mail, row => row.Id.Value, row => row.PartnerId.Value, _ => null, row => [row.To, row.Subject], nameof(OutgoingMail.To), nameof(OutgoingMail.Subject)),
    ];

    private static readonly Dictionary<Type, Searchable> ByType = All.ToDictionary(searchable => searchable.Type);

    internal static Searchable? Of(Type type) => ByType.GetValueOrDefault(type);
}
