using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Changes;

/// <summary>The names of what pages listen to, and which of them a saved row touches.</summary>
public static class Topics
{
    /// <summary>Anything that belongs to a customer: cart, orders, services, documents, tickets, balance.</summary>
    public static string Customer(Id<Customer> id) => $"customer:{id}";

    public static string VisitorCart(Guid visitorKey) => $"visitor:{visitorKey}";

    /// <summary>Anything that customers of a partner do, for the partner's own pages.</summary>
    public static string PartnerWork(Id<Partner> id) => $"partner-work:{id}";

    /// <summary>The partner itself: settings, brand, tax rates.</summary>
    public static string Partner(Id<Partner> id) => $"partner:{id}";

    /// <summary>Any partner: for what is kept of all of them.</summary>
    public const string Partners = "partners";

    /// <summary>One login of one browser ended.</summary>
    public static string Session(string session) => $"session:{session}";

    /// <summary>All logins of a person ended.</summary>
    public static string Everywhere(Guid userId) => $"everywhere:{userId}";

    /// <summary>Products and their prices.</summary>
    public const string Catalog = "catalog";

    /// <summary>What staff lists show: orders, services, tickets, documents, customers.</summary>
    public const string StaffWork = "staff";

    public const string Mail = "mail";

    /// <summary>Operations and tasks: also what wakes the workers.</summary>
    public const string Operations = "operations";

    /// <summary>How processing is set up: modules, departments, rules of retrying.</summary>
    public const string Modules = "modules";

    internal static IEnumerable<string> Of(object entity) => entity switch
    {
        Customer row => Work(row.Id, row.PartnerId),
        Order row => Work(row.CustomerId, row.PartnerId),
        Service row => Work(row.CustomerId, row.PartnerId),
        Invoice row => Work(row.CustomerId, row.PartnerId),
        CreditNote row => Work(row.CustomerId, row.PartnerId),
        Payment row => Work(row.CustomerId, row.PartnerId),
        Ticket row => Work(row.CustomerId, row.PartnerId),
        Refund row => [Customer(row.CustomerId), StaffWork],
        SavedCard row => [Customer(row.CustomerId)],
        Cart { CustomerId: { } customer } => [Customer(customer)],
        Cart { VisitorKey: { } visitor } => [VisitorCart(visitor)],
        Partner row => [Partner(row.Id), Partners],
        MailTemplate row => [Partner(row.PartnerId)],
        Product => [Catalog],
        ProcessingModule => [Modules, Catalog],
        Operation row => [.. Work(row.CustomerId, row.PartnerId), Operations],
        StaffTask row => [Customer(row.CustomerId), StaffWork, Operations],
        Department or RetryRule => [Modules],
        OutgoingMail => [Mail],
        _ => [],
    };

    private static string[] Work(Id<Customer> customer, Id<Partner> partner) => [Customer(customer), PartnerWork(partner), StaffWork];
}
