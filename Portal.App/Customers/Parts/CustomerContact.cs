using Portal.App.Catalog;
using Portal.Domain;
using Portal.Domain.Customers;

namespace Portal.App.Customers;

/// <summary>The contact form of a customer, with what is being typed.</summary>
public sealed record CustomerContact
{
    public CustomerCategory Category { get; set; }
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Address { get; set; } = "";
    public string TaxNumber { get; set; } = "";

    public static CustomerContact Of(Customer customer) => new()
    {
        Category = customer.Category,
        Name = customer.Name,
        Email = customer.Email,
        Phone = customer.Phone,
        Address = customer.Address,
        TaxNumber = customer.TaxNumber,
    };

    /// <exception cref="Refusal">A text is too long.</exception>
    public void Check()
    {
        if (Phone.Length > 40)
            throw new Refusal("customer.phone", "Use at most 40 characters.", nameof(Phone));
        if (Address.Length > 500)
            throw new Refusal("customer.address", "Use at most 500 characters.", nameof(Address));
        if (TaxNumber.Length > 40)
            throw new Refusal("customer.tax-number", "Use at most 40 characters.", nameof(TaxNumber));
    }

    /// <summary>In words, for the audit log.</summary>
    public string Words =>
        string.Join(", ", new[] { Category.Word(), Name, Email, Phone, Address.ReplaceLineEndings(", "), TaxNumber }.Where(text => text.Length > 0));
}
