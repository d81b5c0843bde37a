using Portal.Domain.Partners;

namespace Portal.Domain.Customers;

/// <summary>Whose something is: what orders, invoices, payments and tickets need to know of a customer.</summary>
/// <param name="Balance">At that moment, in the currency of the account.</param>
public readonly record struct CustomerAccount(Id<Customer> Id, Id<Partner> PartnerId, Money Balance)
{
    public Currency Currency => Balance.Currency;

    public static implicit operator CustomerAccount(Customer customer) => new(customer.Id, customer.PartnerId, customer.Balance);
}
