using Microsoft.AspNetCore.Components;

namespace Portal.App.Customers;

/// <summary>Where a customer's page shows who logs in, and lets somebody be invited.</summary>
/// <param name="Contact">The first login is most often the customer's own.</param>
/// <param name="Invited">Somebody was: the page asks again.</param>
public sealed record LoginsOfCustomer(string CustomerNumber, IReadOnlyList<CustomerLogin> Logins, CustomerContact Contact, EventCallback Invited);
