using MediatR;
using Portal.App.Partners;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>The money of a payment is there and on the customer's balance; told once, whoever reports it how often.</summary>
/// <param name="Unit">The transaction that records the payment.</param>
public sealed record PaymentSettled(UnitOfWork Unit, PartnerTerms Terms, Customer Customer, Payment Payment, DateTime At) : INotification;

/// <summary>The gateway waits for the money.</summary>
public sealed record PaymentPending(Payment Payment, DateTime At) : INotification;

/// <summary>A payment came to nothing; what it held of the balance is released.</summary>
public sealed record PaymentFailed(Payment Payment, string Reason, DateTime At) : INotification;
