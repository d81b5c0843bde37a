using Portal.Domain.Billing;
using Portal.Domain.Partners;
using Portal.Domain.Support;

namespace Portal.Domain.Customers;

public enum CustomerCategory { Individual, Business }

/// <summary>An account of a partner, with one or more logins (SPEC 1).</summary>
public sealed class Customer
{
    private Customer() { }

    /// <exception cref="Refusal">Name or e-mail is missing or wrong.</exception>
    public Customer(string number, Partner partner, CustomerCategory category, string name, string email, DateTime at)
    {
        Id = Id<Customer>.New();
        Number = number;
        PartnerId = partner.Id;
        Currency = partner.Currency;
        CreditLimit = Money.Zero(partner.Currency);
        Balance = Money.Zero(partner.Currency);
        CreatedAt = at;
        Edit(category, name, email, "", "", "");
    }

    public Id<Customer> Id { get; private set; }
    public string Number { get; private set; } = "";
    public Id<Partner> PartnerId { get; private set; }
    public CustomerCategory Category { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string TaxNumber { get; private set; } = "";
    public string Location { get; private set; } = "";
    public IReadOnlyList<string> Labels { get; private set; } = [];

    /// <summary>The currency of the partner when the account was opened; all its money is in it.</summary>
    public Currency Currency { get; private set; }

    public Money CreditLimit { get; private set; }

    /// <summary>Reduction of recurring prices in hundredths of a percent.</summary>
    public int DiscountBasisPoints { get; private set; }

    /// <summary>What the customer has with us. Always the sum of the ledger, and never below zero: the database checks it too.</summary>
    public Money Balance { get; private set; }

    /// <summary>How many ledger entries there are; the next one takes this number plus one.</summary>
    public int LedgerCount { get; private set; }

    /// <summary>The customer's id at the payment gateway, once it is known there.</summary>
    public string? GatewayCustomerId { get; private set; }

    public DateTime CreatedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>As documents name the buyer.</summary>
    public Party Identity => new(Name, Address, TaxNumber, Email);

    /// <exception cref="Refusal">Name or e-mail is missing or wrong, or something is too long.</exception>
    public void Edit(CustomerCategory category, string name, string email, string phone, string address, string taxNumber)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 120 || name.Any(char.IsControl))
            throw new Refusal("customer.name", "Write a name of up to 120 characters.", "Name");
        EmailAddress.Check(email.Trim(), "customer.email", "Email");
        if (phone.Length > 40 || phone.Any(char.IsControl))
            throw new Refusal("customer.phone", "Write a phone number of up to 40 characters.", "Phone");
        if (address.Length > 400)
            throw new Refusal("customer.address", "Write an address of up to 400 characters.", "Address");
        if (taxNumber.Length > 40 || taxNumber.Any(char.IsControl))
            throw new Refusal("customer.tax-number", "Write a tax number of up to 40 characters.", "TaxNumber");
        Category = category;
        Name = name.Trim();
        Email = email.Trim();
        Phone = phone.Trim();
        Address = address.Trim();
        TaxNumber = taxNumber.Trim();
    }

    /// <summary>What only staff set: who is offered what, and on which terms.</summary>
    /// <exception cref="Refusal">The limit or the discount is out of range.</exception>
    public void SetTerms(Money creditLimit, int discountBasisPoints, string location, IEnumerable<string> labels)
    {
        if (creditLimit.IsNegative)
            throw new Refusal("customer.credit-limit", "A credit limit is zero or more.", "CreditLimit");
        if (discountBasisPoints is < 0 or > 10000)
            throw new Refusal("customer.discount", "A discount lies between 0 and 100 percent.", "Discount");
        CreditLimit = creditLimit;
        DiscountBasisPoints = discountBasisPoints;
        Location = location.Trim();
        Labels = [.. labels.Select(label => label.Trim()).Where(label => label.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    public void KnownAtGateway(string gatewayCustomerId) => GatewayCustomerId = gatewayCustomerId;

    /// <summary>Adds to or takes from the balance and returns the ledger entry to keep (SPEC 11: append-only).</summary>
    /// <param name="cause">What it came from, such as <c>credit-note:…</c>; one entry per kind and cause, ever.</param>
    /// <exception cref="Refusal">More is taken than there is.</exception>
    public LedgerEntry Post(LedgerKind kind, Money amount, string cause, string text, DateTime at)
    {
        var after = Balance + amount;
        if (after.IsNegative)
            throw new Refusal("balance.too-low", $"The balance is {Balance}; {-amount} cannot be taken from it.");
        Balance = after;
        LedgerCount++;
        return new LedgerEntry(Id, LedgerCount, kind, amount, after, cause, text, at);
    }
}
