using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>The customer's own balance and the entries it is the sum of, newest first (SPEC 11).</summary>
[Customer]
public sealed record MyBalance(ListCursor At) : IRequest<MyBalanceAnswer>;

/// <param name="Explanation">The newest entries, the balance last.</param>
public sealed record MyBalanceAnswer(Money Balance, ListPage<BalanceEntry> Entries, IReadOnlyList<ExplanationLine> Explanation);

public sealed record BalanceEntry(Id<LedgerEntry> Id, DateTime At, LedgerKind Kind, string Text, Money Amount, Money After);

public sealed class MyBalanceHandler(PortalDb db, CurrentActor actor) : IRequestHandler<MyBalance, MyBalanceAnswer>
{
    public async Task<MyBalanceAnswer> Handle(MyBalance request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var balance = await db.Customers.Where(row => row.Id == customer).Select(row => row.Balance).SingleAsync(cancellationToken);
        var entries = ListPage.Of(await Entries(customer, request.At).ToListAsync(cancellationToken), request.At, row => row.Id.ToString());
        return new(balance, entries, Explain(balance, entries.Rows));
    }

    private IQueryable<BalanceEntry> Entries(Id<Domain.Customers.Customer> customer, ListCursor at) => db.Ledger.Where(row => row.CustomerId == customer).Beside(at)
        .Select(row => new BalanceEntry(row.Id, row.At, row.Kind, row.Text, row.Amount, row.BalanceAfter));

    private static IReadOnlyList<ExplanationLine> Explain(Money balance, IEnumerable<BalanceEntry> newest) =>
    [
        .. newest.Take(5).Reverse().Select(entry => new ExplanationLine(entry.Text, MoneyFormat.Format(entry.Amount, System.Globalization.CultureInfo.CurrentCulture))),
        new("Balance, the sum of all entries", MoneyFormat.Format(balance, System.Globalization.CultureInfo.CurrentCulture)),
    ];
}
