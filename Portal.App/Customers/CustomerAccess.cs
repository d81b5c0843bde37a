using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Customers;

public static class CustomerAccess
{
    /// <summary>The customer of that number, tracked, if it is the actor's to see.</summary>
    /// <exception cref="Refusal">There is none, or it belongs to another partner: both read the same from outside.</exception>
    public static async Task<Customer> CustomerAsync(this PortalDb db, Actor actor, string number, CancellationToken cancellation)
    {
        var customer = await db.Customers.SingleOrDefaultAsync(row => row.Number == number, cancellation);
        return customer is not null && actor.MaySee(customer.Id, customer.PartnerId) ? customer : throw Refusal.NotFound("customer");
    }

    /// <summary>Only the id, for lists about a customer.</summary>
    /// <exception cref="Refusal">As <see cref="CustomerAsync"/>.</exception>
    public static async Task<Id<Customer>> CustomerIdAsync(this PortalDb db, Actor actor, string number, CancellationToken cancellation)
    {
        var row = await db.Customers.Where(row => row.Number == number).Select(row => new { row.Id, row.PartnerId }).SingleOrDefaultAsync(cancellation);
        return row is not null && actor.MaySee(row.Id, row.PartnerId) ? row.Id : throw Refusal.NotFound("customer");
    }
}
