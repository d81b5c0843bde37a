using Microsoft.AspNetCore.Identity;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.Infrastructure.Identity;

/// <summary>What a login may do. A customer's login belongs to a customer, a partner's to a partner.</summary>
public enum PortalRole { Customer, Partner, Staff, Administrator }

/// <summary>A login.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    private PortalUser() { }

    public PortalUser(string email, string displayName, PortalRole role, Id<Customer>? customerId, Id<Partner>? partnerId)
    {
        if ((role == PortalRole.Customer) != (customerId is not null))
            throw new InvalidOperationException("A customer's login, and no other, belongs to a customer.");
        if (role == PortalRole.Partner && partnerId is null)
            throw new InvalidOperationException("A partner's login belongs to a partner.");
        Id = Guid.CreateVersion7();
        UserName = email;
        Email = email;
        DisplayName = displayName;
        Role = role;
        CustomerId = customerId;
        PartnerId = partnerId;
    }

    public string DisplayName { get; set; } = "";
    public PortalRole Role { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public Id<Partner>? PartnerId { get; private set; }
}
