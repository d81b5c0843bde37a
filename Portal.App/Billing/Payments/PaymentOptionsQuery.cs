using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Billing;

internal static class PaymentOptionsQuery
{
    /// <summary>What this customer can pay with, by the partner's settings.</summary>
    public static async Task<PaymentOptions> PaymentOptionsAsync(this PortalDb db, PartnerTerms terms, Customer? customer, DateOnly today, CancellationToken cancellation)
    {
        var methods = terms.Get(PartnerSettings.AcceptGatewayPayment) ? terms.Get(PartnerSettings.Methods) : PaymentMethods.None;
        if (customer is null)
            return new(methods.HasFlag(PaymentMethods.Card), false, false, Money.Zero(terms.Partner.Currency), []);
        var cards = methods.HasFlag(PaymentMethods.SavedCard)
            ? await db.SavedCards.Where(card => card.CustomerId == customer.Id).OrderByDescending(card => card.Id).Take(20).ToListAsync(cancellation)
            : [];
        return new(
            methods.HasFlag(PaymentMethods.Card), methods.HasFlag(PaymentMethods.SavedCard), methods.HasFlag(PaymentMethods.Balance), customer.Balance,
            [.. cards.Select(card => new SavedCardOption(card.Id, card.Brand, card.Last4, card.IsExpired(today)))]);
    }
}
