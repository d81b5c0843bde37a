using MediatR;
using Portal.App.Billing;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>The cart with today's prices, and what can be paid with.</summary>
[Anyone]
public sealed record CartContents : IRequest<CartContentsAnswer>;

/// <param name="CheckoutKey">Goes along with the submit, so that one cart becomes one order.</param>
/// <param name="CustomerId">Null for a visitor, who signs in before checkout.</param>
/// <param name="AcceptsPayment">False: the order becomes a request.</param>
/// <param name="WithoutRoom">What cannot be set up at the moment, so that the order becomes a request although payments are taken (SPEC 7).</param>
/// <param name="Unpaid">An order that waits for its payment, to lead back to it.</param>
public sealed record CartContentsAnswer(
    Guid CheckoutKey, Id<Customer>? CustomerId, Guid? VisitorKey, Currency Currency, bool PricesWithTax, IReadOnlyList<CartLineAnswer> Lines,
    TaxedAmount DueNow, IReadOnlyList<RecurringTotal> Recurring, FirstBill FirstBill, bool OrderingEnabled, bool AcceptsPayment, IReadOnlyList<string> WithoutRoom, PaymentOptions Payment, string? Unpaid)
{
    public int Count => Lines.Count;
    public bool CanBeOrdered => OrderingEnabled && Lines.Count > 0 && Lines.All(line => line.IsOffered);
    public bool HasManual => Lines.Any(line => line.Execution == ExecutionType.Manual);
}

/// <param name="Recurring">Per period, after the discount.</param>
/// <param name="IsOffered">False when the product was withdrawn since it was chosen: the line must go before checkout.</param>
public sealed record CartLineAnswer(
    Id<CartLine> Id, string ProductCode, string Name, string Icon, string Picture, ProductType Type, ExecutionType Execution, BillingPeriod? Period, int ContractMonths,
    string TaxName, TaxRate TaxRate, TaxedAmount Recurring, TaxedAmount Setup, TaxedAmount OneTime, Money Discount, int DiscountBasisPoints,
    IReadOnlyList<string> Contents, bool IsOffered, CartLineData Data)
{
    /// <summary>What the customer still has to fill in, by name; it can wait until after paying (SPEC 6).</summary>
    public IReadOnlyList<string> Missing => Data.Missing;

    public TaxedAmount DueNow => Recurring + Setup + OneTime;
}

/// <summary>What was chosen and filled in for a line.</summary>
/// <param name="AddOns">Those that were taken, in words and with their price.</param>
/// <param name="CanChoose">There are add-ons to choose otherwise.</param>
/// <param name="HasSettings">There is data to fill in.</param>
/// <param name="Problem">The product changed since, and the choice no longer fits: the customer chooses again; null otherwise.</param>
public sealed record CartLineData(
    IReadOnlyList<AddOnPick> Picks, IReadOnlyList<ParameterValue> Values, IReadOnlyList<OrderedAddOn> AddOns, bool CanChoose, bool HasSettings, IReadOnlyList<string> Missing, string? Problem);

/// <summary>What recurs, and when: one entry per period.</summary>
public sealed record RecurringTotal(BillingPeriod Period, TaxedAmount Amount);

/// <summary>
/// The exact first bill for the wished start date. Paid up front: paid <see cref="From"/> today, and given back for the days
/// before the wish when staff confirm it. Requested: billed from the wish.
/// </summary>
public sealed record FirstBill(DateOnly Today, DateOnly? Wished, DateOnly From, TaxedAmount Due, TaxedAmount GivenBack, int UnusedDays);

public sealed class CartContentsHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<CartContents, CartContentsAnswer>
{
    public async Task<CartContentsAnswer> Handle(CartContents request, CancellationToken cancellationToken) =>
        await CartView.OfAsync(db, await db.CartDeskAsync(actor.Value, cancellationToken), clock, cancellationToken);
}
