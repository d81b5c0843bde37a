using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Ordering;

/// <summary>
/// <b>Order new product(s)</b>: the cart becomes an order, which is paid or sent as a request (SPEC 3). Sent twice with the same
/// key (double click, reload, two tabs, two nodes) it answers with the same order and the same payment.
/// </summary>
/// <param name="CheckoutKey">Of the cart that was shown.</param>
/// <param name="AsRequest"><b>Order as request</b> was shown, because something in the cart cannot be set up now (SPEC 7).</param>
/// <param name="Shown">The prices that were shown: an offer to compare with, never what is charged.</param>
[Customer]
public sealed record PlaceOrder(Guid CheckoutKey, IReadOnlyList<ShownPrice> Shown, PaymentChoice Payment, bool AsRequest = false) : IRequest<PlaceOrderAnswer>;

/// <param name="DueNow">With tax.</param>
/// <param name="Recurring">With tax, per period.</param>
public sealed record ShownPrice(Id<CartLine> LineId, Money DueNow, Money Recurring)
{
    public static IReadOnlyList<ShownPrice> Of(CartContentsAnswer cart) =>
        [.. cart.Lines.Select(line => new ShownPrice(line.Id, line.DueNow.Total, line.Recurring.Total))];
}

/// <param name="OrderNumber">Null when nothing was ordered because prices changed.</param>
/// <param name="PayAt">The gateway's page, when the customer pays there.</param>
public sealed record PlaceOrderAnswer(string? OrderNumber, OrderStatus? Status, string? PayAt, IReadOnlyList<PriceChange> Changes);

/// <summary>A price that is no longer the one shown: the page shows both and asks again.</summary>
public sealed record PriceChange(string Name, Money OldDueNow, Money NewDueNow, Money OldRecurring, Money NewRecurring);

public sealed class PlaceOrderHandler(
    PortalDb db, CurrentActor actor, Settlement settlement, PaymentDesk desk, RequestedOrder requested, TimeProvider clock) : IRequestHandler<PlaceOrder, PlaceOrderAnswer>
{
    public async Task<PlaceOrderAnswer> Handle(PlaceOrder request, CancellationToken cancellationToken)
    {
        await using (var unit = await db.BeginAsync(actor.Value.Customer, cancellationToken))
        {
            if (!await WasPlacedAsync(request, cancellationToken))
            {
                var changes = await PlaceAsync(unit, request, cancellationToken);
                if (changes.Count > 0)
                    return new(null, null, null, changes);
                await unit.CommitAsync(cancellationToken);
            }
        }
        return await AnswerAsync(request, cancellationToken);
    }

    private Task<bool> WasPlacedAsync(PlaceOrder request, CancellationToken cancellation) =>
        db.Orders.AnyAsync(order => order.CheckoutKey == request.CheckoutKey && order.CustomerId == actor.Value.Customer, cancellation);

    private async Task<IReadOnlyList<PriceChange>> PlaceAsync(UnitOfWork unit, PlaceOrder request, CancellationToken cancellation)
    {
        var cartDesk = await db.CartDeskAsync(actor.Value, cancellation);
        var customer = cartDesk.Customer!;
        var cart = cartDesk.Cart is { IsEmpty: false } full ? full : throw new Refusal("cart.empty", "Your cart is empty. Select a service first.");
        if (cart.CheckoutKey != request.CheckoutKey)
            throw new Refusal(Refusal.Stale, "Your cart changed in another window. Look it over and order again.");
        if (!cartDesk.Terms.Get(PartnerSettings.OrderingEnabled))
            throw new Refusal("ordering.off", "Ordering is switched off at the moment. Your cart is kept.");
        var products = await db.ProductsAsync(cart.Lines.Select(line => line.ProductId), cancellation);
        var supply = await db.SupplyAsync(products.Values, cancellation);
        var lines = await SnapshotAsync(cart, cartDesk, products, supply, cancellation);
        var changes = Compare(cart, lines, request.Shown);
        if (changes.Count > 0)
            return changes;

        var now = clock.GetUtcNow().UtcDateTime;
        var pays = TakesPayment(cartDesk, products.Values, supply, request.AsRequest);
        var order = new Order(
            await unit.NextNumberAsync(NumberSeries.Order, cancellation), customer, pays ? OrderKind.Paid : OrderKind.Requested,
            cart.CheckoutKey, lines, cart.WishedStart, now);
        db.Orders.Add(order);
        cart.Submitted(now);
        if (pays)
            await OpenPaymentAsync(unit, cartDesk, customer, order, request.Payment, now, cancellation);
        else
            await requested.SendAsync(unit, cartDesk.Terms, customer, order, now, cancellation);
        return [];
    }

    /// <exception cref="Refusal">The button that was pressed no longer says what would happen.</exception>
    private static bool TakesPayment(CartDesk cartDesk, IEnumerable<Product> products, ModuleSupply supply, bool asRequest)
    {
        if (!cartDesk.Terms.Get(PartnerSettings.AcceptGatewayPayment))
            return false;
        var pays = cartDesk.TakesPaymentFor(products, supply);
        return pays != asRequest ? pays : throw new Refusal(Refusal.Stale, pays
            ? "Everything in your cart can be set up now. Look it over, choose how to pay and order again."
            : "Something in your cart cannot be set up at the moment, so nothing was charged. Look it over: it can be ordered as a request.");
    }

    private async Task OpenPaymentAsync(
        UnitOfWork unit, CartDesk cartDesk, Customer customer, Order order, PaymentChoice choice, DateTime now, CancellationToken cancellation)
    {
        var card = choice.SavedCard is { } id ? await db.SavedCards.SingleOrDefaultAsync(row => row.Id == id, cancellation) : null;
        var (payment, hold) = choice.Attempt(cartDesk.Terms, customer, PaymentTarget.Of(order.Id), order.Total.Total, card, now);
        db.Payments.Add(payment);
        if (hold is not null)
            db.Ledger.Add(hold);
        if (payment.Kind == PaymentKind.Balance)
            await settlement.SettleFromBalanceAsync(unit, payment, now, cancellation);
    }

    private async Task<List<OrderLine>> SnapshotAsync(Cart cart, CartDesk cartDesk, Dictionary<Id<Product>, Product> products, ModuleSupply supply, CancellationToken cancellation)
    {
        var chosen = cart.Lines.OrderBy(line => line.Id).ToList();
        var contents = await db.ContentsAsync(products.Values, cancellation);
        return [.. chosen.Select(line => (Line: line, Product: products.GetValueOrDefault(line.ProductId))).Select(pair => pair.Product is { } product && cartDesk.Offers(product, supply)
            ? Snapshot(pair.Line, product, cartDesk, [.. contents[product.Id]])
            : throw new Refusal("product.not-offered", $"{pair.Product?.Name ?? "A product"} is no longer offered. Remove it from the cart and order the rest."))];
    }

    private static OrderLine Snapshot(CartLine line, Product product, CartDesk cartDesk, IReadOnlyList<string> contents)
    {
        var price = Pricing.Of(product, cartDesk.Terms.Partner, cartDesk.DiscountBasisPoints, line.Picks);
        return new(product, price, contents, ParameterForm.Fitting(product.Parameters, [.. price.AddOns.Select(addOn => addOn.Pick)], line.Values));
    }

    private static List<PriceChange> Compare(Cart cart, List<OrderLine> lines, IReadOnlyList<ShownPrice> shown)
    {
        var chosen = cart.Lines.OrderBy(line => line.Id).ToList();
        if (!chosen.Select(line => line.Id).ToHashSet().SetEquals(shown.Select(price => price.LineId)))
            throw new Refusal(Refusal.Stale, "Your cart changed in another window. Look it over and order again.");
        var offers = shown.ToDictionary(price => price.LineId);
        return [.. chosen.Zip(lines)
            .Select(pair => (Offer: offers[pair.First.Id], Line: pair.Second))
            .Where(pair => pair.Offer.DueNow != pair.Line.DueNow.Total || pair.Offer.Recurring != pair.Line.Recurring.Total)
            .Select(pair => new PriceChange(pair.Line.Name, pair.Offer.DueNow, pair.Line.DueNow.Total, pair.Offer.Recurring, pair.Line.Recurring.Total))];
    }

    private async Task<PlaceOrderAnswer> AnswerAsync(PlaceOrder request, CancellationToken cancellation)
    {
        var order = await db.Orders.AsNoTracking()
            .SingleAsync(row => row.CheckoutKey == request.CheckoutKey && row.CustomerId == actor.Value.Customer, cancellation);
        var payAt = order.IsPayable ? await desk.GoToPayAsync(order.Id, null, cancellation) : null;
        var status = await db.Orders.Where(row => row.Id == order.Id).Select(row => row.Status).SingleAsync(cancellation);
        return new(order.Number, status, payAt, []);
    }
}
