using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.App.Demo;

/// <summary>A customer of the demo: known by name while the story is written, by id once it has joined.</summary>
internal sealed class DemoPerson(string partner, CustomerCategory category, string name, string email)
{
    public string Partner => partner;
    public CustomerCategory Category => category;
    public string Name => name;
    public string Email => email;
    public string Phone { get; init; } = "";
    public string Address { get; init; } = "";
    public string TaxNumber { get; init; } = "";
    public string Location { get; init; } = "";
    public IReadOnlyList<string> Labels { get; init; } = [];
    public decimal CreditLimit { get; init; }
    public int DiscountBasisPoints { get; init; }

    public Id<Customer> Id { get; private set; }
    public Id<Partner> PartnerId { get; private set; }

    public void IsKnownAs(Id<Customer> id, Id<Partner> partnerId) => (Id, PartnerId) = (id, partnerId);

    public Actor Actor => new(ActorKind.Customer, name, null, Id, PartnerId, null);
}

/// <summary>An order of the demo, with what became of it once it was placed.</summary>
internal sealed class DemoOrder(DemoPerson person)
{
    public DemoPerson Person => person;
    public Id<Order> Id { get; private set; }

    /// <summary>The partner's local day on which it was placed.</summary>
    public DateOnly Day { get; set; }

    /// <summary>In the order of its lines.</summary>
    public IReadOnlyList<string> Services { get; private set; } = [];

    /// <summary>Those with a start date to decide: what was bought once and paid has none.</summary>
    public IReadOnlyList<string> ToApprove { get; private set; } = [];

    public void Placed(Order order, IEnumerable<Service> services)
    {
        Id = order.Id;
        var made = services.OrderBy(service => service.Number, StringComparer.Ordinal).ToList();
        Services = [.. made.Select(service => service.Number)];
        ToApprove = [.. made.Where(service => service.AwaitsApproval).Select(service => service.Number)];
    }
}

/// <summary>Who answers and approves in the demo.</summary>
internal static class DemoStaff
{
    public const string AdministratorName = "Jonas Reiter", StaffName = "Ines Okafor", PartnerName = "Owen Hale";

    public static Actor Administrator { get; } = new(ActorKind.Administrator, AdministratorName, null, null, null, null);
    public static Actor Staff { get; } = new(ActorKind.Staff, StaffName, null, null, null, null);
}
