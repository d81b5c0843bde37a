using Portal.App.Shell;
using Portal.Domain.Ordering;

namespace Portal.Tests.Pages.Shell;

public sealed class Reading_an_address
{
    private const string Key = "0198c0de-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("Canceled", OrderStatus.Canceled)]
    [InlineData("canceled", null)]
    [InlineData(" Canceled", null)]
    [InlineData("1", null)]
    [InlineData("-1", null)]
    [InlineData("Canceled,Successful", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Takes_a_status_by_its_name_alone(string? text, OrderStatus? status) => Query.OneOf<OrderStatus>(text).ShouldBe(status);

    [Fact]
    public void Takes_every_member_of_a_set_by_its_name() =>
        Enum.GetValues<OrderStatus>().Select(status => Query.OneOf<OrderStatus>(status.ToString())).ShouldBe(Enum.GetValues<OrderStatus>().Select(status => (OrderStatus?)status));

    [Theory]
    [InlineData("paid", "paid")]
    [InlineData("Paid", null)]
    [InlineData("refunded", null)]
    [InlineData(null, null)]
    public void Takes_only_words_that_are_offered(string? text, string? word) => Query.OneOf(text, "paid", "requested").ShouldBe(word);

    [Theory]
    [InlineData(Key, true)]
    [InlineData("0198c0de000070008000000000000001", false)]
    [InlineData("{0198c0de-0000-7000-8000-000000000001}", false)]
    [InlineData("x", false)]
    [InlineData(null, false)]
    public void Takes_an_id_as_it_is_written(string? text, bool taken) => (Query.Id(text) is not null).ShouldBe(taken);

    [Theory]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-02-30", false)]
    [InlineData("31.01.2026", false)]
    public void Takes_a_day_that_is_in_the_calendar(string text, bool taken) => (Query.Date(text) is not null).ShouldBe(taken);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("365", 365)]
    [InlineData("0", null)]
    [InlineData("366", null)]
    [InlineData("-1", null)]
    [InlineData("1e2", null)]
    [InlineData("99999999999999999999", null)]
    public void Takes_a_number_within_its_bounds(string text, int? number) => Query.Number(text, 1, 365).ShouldBe(number);

    [Theory]
    [InlineData("  Anna Berg ", "Anna Berg")]
    [InlineData("An\0na\u0001\r\n", "Anna")]
    [InlineData("\uD800x", "x")]
    [InlineData("😀", "😀")]
    [InlineData("\0", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void Keeps_of_a_text_what_a_person_can_write(string? text, string? kept) => Query.Text(text).ShouldBe(kept);

    [Fact]
    public void Cuts_a_text_between_letters_and_never_through_one() => Query.Text("aa😀b", most: 3).ShouldBe("aa😀");

    [Fact]
    public void Takes_a_place_in_a_list_by_the_kind_of_its_keys()
    {
        Query.Cursor(Key, null).ShouldBe(new ListCursor(Key));
        Query.Cursor(null, Key).ShouldBe(new ListCursor(null, Key));
        Query.Cursor("x\0", "-1").ShouldBe(ListCursor.Top);
        Query.Cursor("17", null, Query.IsNumber).ShouldBe(new ListCursor("17"));
        Query.Cursor("-17", Key, Query.IsNumber).ShouldBe(ListCursor.Top);
        Query.Cursor("home-fibre", null, Query.IsCode).ShouldBe(new ListCursor("home-fibre"));
        Query.Cursor("Home Fibre", "\0", Query.IsCode).ShouldBe(ListCursor.Top);
    }
}
