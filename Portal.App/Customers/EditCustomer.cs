using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Changes how a customer is reached and named on documents to come.</summary>
/// <param name="Read">As the form was read: whoever saved in between is not overwritten. A payment in between does no harm.</param>
[Staff, PartnerUser]
public sealed record EditCustomer(string Number, CustomerContact Read, CustomerContact Contact) : IRequest;

public sealed class EditCustomerHandler(PortalDb db, CurrentActor actor, AuditTrail audit) : IRequestHandler<EditCustomer, Unit>
{
    public async Task<Unit> Handle(EditCustomer request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        if (CustomerContact.Of(customer) != request.Read)
            throw new Refusal(Refusal.Stale, "Somebody else changed this customer while you were editing. What you typed is still here, nothing was overwritten.");
        var contact = request.Contact;
        contact.Check();
        customer.Edit(contact.Category, contact.Name, contact.Email, contact.Phone, contact.Address, contact.TaxNumber);
        var now = CustomerContact.Of(customer);
        if (now != request.Read)
            audit.Add("customer.changed", $"Customer {customer.Number}", request.Read.Words, now.Words, customer.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
