using Portal.Domain.Ordering;

namespace Portal.Tests.Domain;

public sealed class A_cart
{
    private static readonly DateOnly Today = new(2023, 1, 1);
    private readonly Cart _cart = Cart.OfCustomer(A.Customer(), A.Moment);

    [Fact]
    public void Holds_the_same_product_as_often_as_it_was_chosen()
    {
        var product = A.Product();
        _cart.Add(product.Id, A.Moment);
        var second = _cart.Add(product.Id, A.Moment);
        _cart.Lines.Count.ShouldBe(2);
        _cart.Remove(second.Id, A.Moment).ShouldBe(second);
        _cart.Remove(second.Id, A.Moment).ShouldBeNull("it was gone already, in another tab for example");
        _cart.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public void Is_full_at_fifty()
    {
        for (var i = 0; i < Cart.MostLines; i++)
            _cart.Add(A.Product().Id, A.Moment);
        Should.Throw<Refusal>(() => _cart.Add(A.Product().Id, A.Moment)).Code.ShouldBe("cart.full");
        _cart.Lines.Count.ShouldBe(50);
    }

    [Fact]
    public void Takes_over_what_was_chosen_before_signing_in()
    {
        var visitors = Cart.OfVisitor(Guid.CreateVersion7(), A.Partner().Id, A.Moment);
        var chosen = A.Product();
        visitors.Add(chosen.Id, A.Moment);
        visitors.WishFor(new(2023, 2, 1), Today, A.Moment);
        _cart.Add(A.Product().Id, A.Moment);

        _cart.Merge(visitors, A.Moment);

        _cart.Lines.Count.ShouldBe(2);
        _cart.Lines[1].ProductId.ShouldBe(chosen.Id);
        _cart.WishedStart.ShouldBe(new DateOnly(2023, 2, 1));
        visitors.IsEmpty.ShouldBeTrue();
        _cart.Merge(visitors, A.Moment);
        _cart.Lines.Count.ShouldBe(2, "a second merge finds nothing");
    }

    [Fact]
    public void Merges_no_more_than_it_holds()
    {
        var visitors = Cart.OfVisitor(Guid.CreateVersion7(), A.Partner().Id, A.Moment);
        for (var i = 0; i < 30; i++)
        {
            visitors.Add(A.Product().Id, A.Moment);
            _cart.Add(A.Product().Id, A.Moment);
        }
        _cart.Merge(visitors, A.Moment);
        _cart.Lines.Count.ShouldBe(Cart.MostLines);
    }

    [Theory]
    [InlineData("2022-12-31", "cart.start-past")]
    [InlineData("2024-01-02", "cart.start-far")]
    [InlineData("2023-01-01", null)]
    [InlineData("2024-01-01", null)]
    [InlineData(null, null)]
    public void May_wish_for_a_start_within_a_year(string? start, string? refusal)
    {
        DateOnly? wish = start is null ? null : DateOnly.Parse(start);
        if (refusal is null)
            _cart.WishFor(wish, Today, A.Moment);
        else
            Should.Throw<Refusal>(() => _cart.WishFor(wish, Today, A.Moment)).Code.ShouldBe(refusal);
        _cart.WishedStart.ShouldBe(refusal is null ? wish : null);
    }

    [Fact]
    public void Is_empty_and_under_a_new_key_after_it_became_an_order()
    {
        var key = _cart.CheckoutKey;
        _cart.Add(A.Product().Id, A.Moment);
        _cart.Submitted(A.Moment);
        _cart.IsEmpty.ShouldBeTrue();
        _cart.CheckoutKey.ShouldNotBe(key);
    }

    [Fact]
    public void Gets_the_products_of_an_unpaid_order_back()
    {
        var product = A.Product();
        _cart.Restore(A.Order(lines: A.Line(product)), A.Moment);
        _cart.Lines.Single().ProductId.ShouldBe(product.Id);
    }
}
