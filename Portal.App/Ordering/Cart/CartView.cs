using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Provisioning;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Prices a cart for showing. The submit prices again by the same calculator and compares.</summary>
internal static class CartView
{
    public static async Task<CartContentsAnswer> OfAsync(PortalDb db, CartDesk desk, TimeProvider clock, CancellationToken cancellation)
    {
        var (terms, customer, cart) = desk;
        var currency = terms.Partner.Currency;
        var chosen = cart?.Lines.OrderBy(line => line.Id).ToList() ?? [];
        var products = await db.ProductsAsync(chosen.Select(line => line.ProductId), cancellation);
        var supply = await db.SupplyAsync(products.Values, cancellation);
        var contents = await db.ContentsAsync(products.Values, cancellation);
        var lines = chosen.Where(line => products.ContainsKey(line.ProductId))
            .Select(line => Line(line, products[line.ProductId], desk, supply, contents[line.ProductId])).ToList();
        var today = terms.Today(clock);
        var pays = desk.TakesPaymentFor(products.Values, supply);
        return new(
            cart?.CheckoutKey ?? Guid.Empty, customer?.Id, cart?.VisitorKey, currency, terms.Get(PartnerSettings.PricesWithTax), lines,
            lines.Select(line => line.DueNow).Sum(currency),
            [.. lines.Where(line => line.Period is not null).GroupBy(line => line.Period!.Value)
                .OrderBy(group => group.Key.InMonths).ThenBy(group => group.Key.Count)
                .Select(group => new RecurringTotal(group.Key, group.Select(line => line.Recurring).Sum(currency)))],
            Bill(lines, today, cart?.WishedStart, pays, currency),
            terms.Get(PartnerSettings.OrderingEnabled), pays,
            terms.Get(PartnerSettings.AcceptGatewayPayment) ? [.. products.Values.Where(product => !supply.HasRoomFor(product)).Select(product => product.Name)] : [],
            await db.PaymentOptionsAsync(terms, customer, today, cancellation),
            customer is null ? null : await UnpaidAsync(db, customer, cancellation));
    }

    private static CartLineAnswer Line(CartLine line, Product product, CartDesk desk, ModuleSupply supply, IEnumerable<string> contents)
    {
        var zero = TaxedAmount.Zero(desk.Terms.Partner.Currency);
        var (price, problem) = desk.Offers(product, supply) ? PriceOf(line, product, desk) : (null, null);
        return new(line.Id, product.Code, product.Name, product.Description.Icon, product.Description.Picture, product.Type, product.Execution, product.Period, product.ContractMonths,
            price?.Tax.Name ?? "", price?.Tax.Rate ?? default, price?.Recurring ?? zero, price?.Setup ?? zero, price?.OneTime ?? zero,
            price?.Discount ?? zero.Total, price?.DiscountBasisPoints ?? 0, [.. contents], price is not null, Data(line, product, price, problem));
    }

    // The product may have changed since it was chosen, so that the choice no longer fits.
    private static (Price? Price, string? Problem) PriceOf(CartLine line, Product product, CartDesk desk)
    {
        try
        {
            return (Pricing.Of(product, desk.Terms.Partner, desk.DiscountBasisPoints, line.Picks), null);
        }
        catch (Refusal refusal)
        {
            return (null, refusal.Message);
        }
    }

    private static CartLineData Data(CartLine line, Product product, Price? price, string? problem)
    {
        var picks = price?.AddOns.Select(addOn => addOn.Pick).ToList() ?? line.Picks;
        var asked = product.Parameters.Where(parameter => parameter.From == ParameterSource.Customer).ToList();
        return new(
            picks, line.Values, price?.AddOns.Where(addOn => addOn.IsShown).ToList() ?? [], product.AddOns.Any(addOn => addOn.IsAsked), asked.Count > 0,
            [.. ParameterForm.Missing(asked, ParameterForm.Fitting(asked, picks, line.Values), ParameterSource.Customer).Select(parameter => parameter.Name)], problem);
    }

    private static FirstBill Bill(List<CartLineAnswer> lines, DateOnly today, DateOnly? wished, bool paidNow, Currency currency)
    {
        var due = lines.Select(line => line.DueNow).Sum(currency);
        var zero = TaxedAmount.Zero(currency);
        var start = wished is { } wish && wish > today ? wish : today;
        if (!paidNow || start == today)
            return new(today, wished, start, due, zero, 0);
        var back = lines.Where(line => line.Period is not null)
            .Select(line => Proration.Credit(line.Recurring, new DateSpan(today, line.Period!.Value.EndOf(today)), start).Amount).Sum(currency);
        return new(today, wished, today, due, back, start.DayNumber - today.DayNumber);
    }

    private static Task<string?> UnpaidAsync(PortalDb db, Customer customer, CancellationToken cancellation) => db.Orders
        .Where(order => order.CustomerId == customer.Id && (order.Status == OrderStatus.AwaitingPayment || order.Status == OrderStatus.PaymentFailed))
        .OrderByDescending(order => order.Id).Select(order => order.Number).FirstOrDefaultAsync(cancellation);
}
