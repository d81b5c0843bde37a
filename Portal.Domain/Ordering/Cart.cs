using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.Domain.Ordering;

/// <summary>Chosen products. Belongs to a visitor until sign-in, then merges into the customer's (SPEC 1).</summary>
public sealed class Cart
{
    /// <summary>More would be a mistake or an attack; a business order of this size goes through staff.</summary>
    public const int MostLines = 50;

    private readonly List<CartLine> _lines = [];

    private Cart() { }

    public static Cart OfCustomer(CustomerAccount customer, DateTime at) => new() { CustomerId = customer.Id, PartnerId = customer.PartnerId, UpdatedAt = at };

    public static Cart OfVisitor(Guid visitorKey, Id<Partner> partner, DateTime at) => new() { VisitorKey = visitorKey, PartnerId = partner, UpdatedAt = at };

    public Id<Cart> Id { get; private set; } = Id<Cart>.New();
    public Id<Customer>? CustomerId { get; private set; }

    /// <summary>The random key in the visitor's cookie.</summary>
    public Guid? VisitorKey { get; private set; }

    public Id<Partner> PartnerId { get; private set; }

    /// <summary>Carried over to the order, where it is unique: however often a cart is submitted, it becomes one order (SPEC 3).</summary>
    public Guid CheckoutKey { get; private set; } = Guid.CreateVersion7();

    public DateOnly? WishedStart { get; private set; }
    public IReadOnlyList<CartLine> Lines => _lines;
    public DateTime UpdatedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsEmpty => _lines.Count == 0;

    /// <exception cref="Refusal">The cart is full.</exception>
    public CartLine Add(Id<Product> product, DateTime at, IEnumerable<AddOnPick>? picks = null, IEnumerable<ParameterValue>? values = null)
    {
        if (_lines.Count >= MostLines)
            throw new Refusal("cart.full", $"A cart holds up to {MostLines} services. Order these first, or ask us for an offer.");
        var line = new CartLine(product, at);
        line.Choose(picks ?? []);
        line.Fill(values ?? []);
        _lines.Add(line);
        UpdatedAt = at;
        return line;
    }

    /// <summary>Takes a line out and returns it for undo; null when it was gone already, in another tab for example.</summary>
    public CartLine? Remove(Id<CartLine> lineId, DateTime at)
    {
        var line = _lines.Find(known => known.Id == lineId);
        if (line is not null)
            _lines.Remove(line);
        UpdatedAt = at;
        return line;
    }

    /// <summary>Another choice of add-ons, or other data, for a line; null leaves that part as it is.</summary>
    /// <exception cref="Refusal">The line is gone, in another tab for example.</exception>
    public CartLine Change(Id<CartLine> lineId, IEnumerable<AddOnPick>? picks, IEnumerable<ParameterValue>? values, DateTime at)
    {
        var line = _lines.Find(known => known.Id == lineId) ?? throw new Refusal("cart.line-gone", "This service is no longer in the cart. It was removed in another window.");
        if (picks is not null)
            line.Choose(picks);
        if (values is not null)
            line.Fill(values);
        UpdatedAt = at;
        return line;
    }

    /// <exception cref="Refusal">The day has passed or is more than a year away.</exception>
    public void WishFor(DateOnly? start, DateOnly today, DateTime at)
    {
        if (start < today)
            throw new Refusal("cart.start-past", $"Choose {today:yyyy-MM-dd} or a later day.", "WishedStart");
        if (start > today.AddYears(1))
            throw new Refusal("cart.start-far", "Choose a day within a year.", "WishedStart");
        WishedStart = start;
        UpdatedAt = at;
    }

    /// <summary>Takes over what a visitor chose before signing in, up to the limit.</summary>
    public void Merge(Cart visitors, DateTime at)
    {
        foreach (var line in visitors._lines.Take(MostLines - _lines.Count))
            _lines.Add(line.Copy(at));
        WishedStart ??= visitors.WishedStart;
        visitors._lines.Clear();
        UpdatedAt = at;
    }

    /// <summary>Puts the products of an unpaid order back, to change the choice.</summary>
    public void Restore(Order order, DateTime at)
    {
        foreach (var line in order.Lines.Take(MostLines - _lines.Count))
        {
            var restored = new CartLine(line.ProductId, at);
            restored.Choose(line.AddOns.Select(addOn => addOn.Pick));
            restored.Fill(line.Values);
            _lines.Add(restored);
        }
        WishedStart ??= order.WishedStart;
        UpdatedAt = at;
    }

    /// <summary>It became an order: empty again, under a new key.</summary>
    public void Submitted(DateTime at)
    {
        _lines.Clear();
        WishedStart = null;
        CheckoutKey = Guid.CreateVersion7();
        UpdatedAt = at;
    }
}

public sealed class CartLine
{
    private CartLine() { }

    internal CartLine(Id<Product> productId, DateTime at)
    {
        Id = Id<CartLine>.New();
        ProductId = productId;
        AddedAt = at;
    }

    public Id<CartLine> Id { get; private set; }
    public Id<Product> ProductId { get; private set; }
    public DateTime AddedAt { get; private set; }

    /// <summary>Add-ons as they were chosen; what is missing takes its default.</summary>
    public List<AddOnPick> Picks { get; private set; } = [];

    /// <summary>Parameters that are filled in already.</summary>
    public List<ParameterValue> Values { get; private set; } = [];

    /// <summary>Another choice of add-ons; checked against the product by whoever prices the line.</summary>
    public void Choose(IEnumerable<AddOnPick> picks) => Picks = [.. picks];

    /// <summary>Data as <see cref="ParameterForm.Read"/> gave it.</summary>
    public void Fill(IEnumerable<ParameterValue> values) => Values = [.. values];

    internal CartLine Copy(DateTime at)
    {
        var copy = new CartLine(ProductId, at);
        copy.Choose(Picks);
        copy.Fill(Values);
        return copy;
    }
}
