using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Credit limit, discount, and what decides which products are offered.</summary>
/// <param name="Read">As the form was read: whoever saved in between is not overwritten.</param>
[Staff]
public sealed record SetCustomerTerms(string Number, CustomerTerms Read, CustomerTerms Terms) : IRequest;

public sealed class SetCustomerTermsHandler(PortalDb db, CurrentActor actor, AuditTrail audit) : IRequestHandler<SetCustomerTerms, Unit>
{
    public async Task<Unit> Handle(SetCustomerTerms request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        if (CustomerTerms.Of(customer) != request.Read)
            throw new Refusal(Refusal.Stale, "Somebody else changed these terms while you were editing. What you typed is still here, nothing was overwritten.");
        var before = CustomerTerms.Words(customer);
        request.Terms.ApplyTo(customer);
        if (CustomerTerms.Words(customer) is var after && after != before)
            audit.Add("customer.terms-changed", $"Customer {customer.Number}", before, after, customer.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
