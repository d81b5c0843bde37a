using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Opens an account. Answers its number.</summary>
/// <param name="Partner">The code of the partner; a partner's user opens accounts of the own partner only.</param>
[Staff, PartnerUser]
public sealed record CreateCustomer(string? Partner, CustomerContact Contact) : IRequest<string>;

public sealed class CreateCustomerHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<CreateCustomer, string>
{
    public async Task<string> Handle(CreateCustomer request, CancellationToken cancellationToken)
    {
        request.Contact.Check();
        var partner = await db.Partners.SingleOrDefaultAsync(row => actor.Value.IsStaff ? row.Code == request.Partner : row.Id == actor.Value.PartnerId, cancellationToken)
            ?? throw new Refusal("customer.partner", "Choose the partner whose customer this is.", "Partner");
        await using var work = await db.BeginAsync(cancellationToken);
        var contact = request.Contact;
        var customer = new Customer(
            await work.NextNumberAsync(NumberSeries.Customer, cancellationToken), partner, contact.Category, contact.Name, contact.Email, clock.GetUtcNow().UtcDateTime);
        customer.Edit(contact.Category, contact.Name, contact.Email, contact.Phone, contact.Address, contact.TaxNumber);
        db.Customers.Add(customer);
        audit.Add("customer.created", $"Customer {customer.Number}", "", $"{customer.Name}, {customer.Email}", partner.Id);
        await work.CommitAsync(cancellationToken);
        return customer.Number;
    }
}
