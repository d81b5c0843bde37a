using Portal.Domain.Billing;
using Portal.Domain.Ordering;

namespace Portal.Tests.Domain;

/// <summary>What each verb does in each status (SPEC 3): moved, ignored as a repeated or late fact, or refused.</summary>
public sealed class An_order
{
    private static readonly DateTime Later = A.Moment.AddHours(1);

    private static Order In(OrderStatus status)
    {
        var order = A.Order(status is OrderStatus.Requested or OrderStatus.Rejected ? OrderKind.Requested : OrderKind.Paid);
        switch (status)
        {
            case OrderStatus.AwaitingPayment or OrderStatus.Requested: break;
            case OrderStatus.PaymentPending: order.Pend(A.Moment); break;
            case OrderStatus.PaymentFailed: order.PaymentFailed("declined", A.Moment); break;
            case OrderStatus.Paid: order.Pay(A.Moment); break;
            case OrderStatus.Completed: order.Pay(A.Moment); order.Complete(A.Moment); break;
            case OrderStatus.Rejected: order.Reject("no", A.Moment); break;
            case OrderStatus.Canceled: order.Cancel("no", A.Moment); break;
        }
        order.Status.ShouldBe(status);
        return order;
    }

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, OrderStatus.PaymentPending)]
    [InlineData(OrderStatus.PaymentPending, OrderStatus.PaymentPending)]
    [InlineData(OrderStatus.PaymentFailed, OrderStatus.PaymentPending)]
    [InlineData(OrderStatus.Paid, OrderStatus.Paid)]
    [InlineData(OrderStatus.Completed, OrderStatus.Completed)]
    [InlineData(OrderStatus.Canceled, OrderStatus.Canceled)]
    public void Hears_that_the_gateway_waits(OrderStatus from, OrderStatus then) => Hears(order => order.Pend(Later), from, then);

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, OrderStatus.PaymentFailed)]
    [InlineData(OrderStatus.PaymentPending, OrderStatus.PaymentFailed)]
    [InlineData(OrderStatus.PaymentFailed, OrderStatus.PaymentFailed)]
    [InlineData(OrderStatus.Paid, OrderStatus.Paid)]
    [InlineData(OrderStatus.Completed, OrderStatus.Completed)]
    [InlineData(OrderStatus.Canceled, OrderStatus.Canceled)]
    public void Hears_that_the_payment_failed(OrderStatus from, OrderStatus then) => Hears(order => order.PaymentFailed("declined", Later), from, then);

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, OrderStatus.Paid)]
    [InlineData(OrderStatus.PaymentPending, OrderStatus.Paid)]
    [InlineData(OrderStatus.PaymentFailed, OrderStatus.Paid)]
    [InlineData(OrderStatus.Paid, OrderStatus.Paid)]
    [InlineData(OrderStatus.Completed, OrderStatus.Completed)]
    [InlineData(OrderStatus.Canceled, OrderStatus.Canceled)] // the money stays on the balance
    public void Hears_that_the_money_is_there(OrderStatus from, OrderStatus then) => Hears(order => order.Pay(Later).ShouldBe(from != then), from, then);

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, OrderStatus.AwaitingPayment)]
    [InlineData(OrderStatus.PaymentFailed, OrderStatus.AwaitingPayment)]
    [InlineData(OrderStatus.PaymentPending, null)]
    [InlineData(OrderStatus.Paid, null)]
    [InlineData(OrderStatus.Requested, null)]
    [InlineData(OrderStatus.Completed, null)]
    [InlineData(OrderStatus.Rejected, null)]
    [InlineData(OrderStatus.Canceled, null)]
    public void Is_paid_again_only_after_a_failure(OrderStatus from, OrderStatus? then) => IsTold(order => order.PayAgain(Later), from, then);

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, null)]
    [InlineData(OrderStatus.PaymentPending, null)]
    [InlineData(OrderStatus.PaymentFailed, null)]
    [InlineData(OrderStatus.Paid, OrderStatus.Completed)]
    [InlineData(OrderStatus.Requested, OrderStatus.Completed)]
    [InlineData(OrderStatus.Completed, null)]
    [InlineData(OrderStatus.Rejected, null)]
    [InlineData(OrderStatus.Canceled, null)]
    public void Is_completed_once_it_was_paid_or_approved(OrderStatus from, OrderStatus? then) => IsTold(order => order.Complete(Later), from, then);

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, null)]
    [InlineData(OrderStatus.PaymentPending, null)]
    [InlineData(OrderStatus.PaymentFailed, null)]
    [InlineData(OrderStatus.Paid, null)]
    [InlineData(OrderStatus.Requested, OrderStatus.Rejected)]
    [InlineData(OrderStatus.Completed, null)]
    [InlineData(OrderStatus.Rejected, null)]
    [InlineData(OrderStatus.Canceled, null)]
    public void Is_rejected_only_as_a_request(OrderStatus from, OrderStatus? then) => IsTold(order => order.Reject("Not possible here", Later), from, then);

    [Theory]
    [InlineData(OrderStatus.AwaitingPayment, OrderStatus.Canceled)]
    [InlineData(OrderStatus.PaymentPending, null)] // money may be on its way
    [InlineData(OrderStatus.PaymentFailed, OrderStatus.Canceled)]
    [InlineData(OrderStatus.Paid, null)]
    [InlineData(OrderStatus.Requested, OrderStatus.Canceled)]
    [InlineData(OrderStatus.Completed, null)]
    [InlineData(OrderStatus.Rejected, null)]
    [InlineData(OrderStatus.Canceled, null)]
    public void Is_canceled_while_no_money_moves(OrderStatus from, OrderStatus? then) => IsTold(order => order.Cancel("Changed my mind", Later), from, then);

    [Fact]
    public void Sums_first_periods_setup_fees_and_one_time_prices()
    {
        var order = A.Order(lines: [A.Line(A.Product("29.90", setup: "49.00")), A.Line(A.Product("250.00", period: null))]);
        order.Total.Total.ShouldBe(Money.Of(328.90m, Currency.Eur));
        order.Total.ShouldBe(order.Lines.Select(line => line.DueNow).Sum(Currency.Eur));
        order.Lines.Select(line => line.Position).ShouldBe([0, 1]);
    }

    [Fact]
    public void Keeps_the_price_it_was_ordered_at()
    {
        var product = A.Product("29.90", name: "Home Fibre 500");
        var order = A.Order(lines: A.Line(product));
        product.SetPrice(Money.Of(39.90m, Currency.Eur), Money.Zero(Currency.Eur));
        product.Describe(product.Description with { Name = "Home Fibre 1000" });
        order.Lines[0].Recurring.Total.ShouldBe(Money.Of(29.90m, Currency.Eur));
        order.Lines[0].Name.ShouldBe("Home Fibre 500");
    }

    [Fact]
    public void Is_refused_when_it_is_empty() => Should.Throw<Refusal>(() =>
        new Order("O-1", A.Customer(), OrderKind.Paid, Guid.CreateVersion7(), [], null, A.Moment)).Code.ShouldBe("cart.empty");

    [Fact]
    public void Tells_its_story_in_order()
    {
        var order = A.Order();
        order.PaymentFailed("card declined", A.Moment.AddMinutes(1));
        order.PayAgain(A.Moment.AddMinutes(2));
        order.Pay(A.Moment.AddMinutes(3));
        order.PaidAt.ShouldBe(A.Moment.AddMinutes(3));
        order.Events.Select(e => e.Text).ShouldBe(["Order placed", "Payment failed: card declined", "Payment tried again", "Payment successful"]);
        order.Events.Select(e => e.At).ShouldBeInOrder();
    }

    [Fact]
    public void Bills_the_period_from_its_start_and_fees_apart()
    {
        var bill = FirstInvoice.Lines(A.Line(A.Product("29.90", setup: "49.00")), new(2023, 1, 31), null).ToList();
        bill.Select(line => (line.Span, line.Amount.Total.Minor)).ShouldBe([(new DateSpan(new(2023, 1, 31), new(2023, 2, 28)), 2990L), (null, 4900L)]);
        FirstInvoice.Lines(A.Line(A.Product("250.00", period: null)), new(2023, 1, 31), null).Single().Span.ShouldBeNull();
    }

    private static void Hears(Action<Order> fact, OrderStatus from, OrderStatus then)
    {
        var order = In(from);
        var events = order.Events.Count;
        fact(order);
        order.Status.ShouldBe(then);
        order.Events.Count.ShouldBe(from == then ? events : events + 1);
    }

    /// <param name="then">Null when it is refused.</param>
    private static void IsTold(Action<Order> verb, OrderStatus from, OrderStatus? then)
    {
        var order = In(from);
        if (then is null)
            Should.Throw<Refusal>(() => verb(order)).Message.ShouldNotBeEmpty();
        else
            verb(order);
        order.Status.ShouldBe(then ?? from);
    }
}
