using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.Domain.Billing;

namespace Portal.Tests.Pages.Billing;

/// <summary>SPEC 3: card, saved card, balance, or part balance and part card.</summary>
public sealed class Ways_to_pay
{
    private static readonly SavedCardOption Visa = new(Id<SavedCard>.New(), "visa", "4242", IsExpired: false), Old = new(Id<SavedCard>.New(), "visa", "0341", IsExpired: true);

    [Fact]
    public void Begin_with_saved_cards_that_are_still_good_and_end_with_a_balance_that_covers_all()
    {
        WaysToPay.Of(Options(100m, Visa, Old), Eur(78.90m)).Select(way => way.Kind).ShouldBe([PaymentKind.SavedCard, PaymentKind.Card, PaymentKind.Balance]);
        WaysToPay.Of(Options(78.89m, Visa, Old), Eur(78.90m)).Select(way => way.Kind).ShouldBe([PaymentKind.SavedCard, PaymentKind.Card]);
    }

    [Fact]
    public void Offer_a_part_from_the_balance_only_where_there_is_one_and_it_is_not_enough()
    {
        WaysToPay.CoversPart(Options(12m), Eur(78.90m)).ShouldBeTrue();
        WaysToPay.CoversPart(Options(0m), Eur(78.90m)).ShouldBeFalse();
        WaysToPay.CoversPart(Options(78.90m), Eur(78.90m)).ShouldBeFalse("then it covers all");
        WaysToPay.CoversPart(Options(12m) with { FromBalance = false }, Eur(78.90m)).ShouldBeFalse("the partner does not take it");
    }

    [Fact]
    public void Are_none_when_only_the_balance_is_taken_and_it_is_too_low() =>
        WaysToPay.Of(new(Card: false, SavedCards: false, FromBalance: true, Eur(12m), []), Eur(78.90m)).ShouldBeEmpty();

    [Fact]
    public void Keep_what_was_chosen_while_it_is_there()
    {
        var byVisa = new PaymentChoice(Visa.Id, UseBalance: true, SaveCard: false);
        WaysToPay.Keep(byVisa, Options(12m, Visa), Eur(78.90m)).ShouldBe(byVisa);
        WaysToPay.Keep(byVisa, Options(12m), Eur(78.90m)).ShouldBe(PaymentChoice.ByCard, "the card was removed elsewhere");
        WaysToPay.Keep(byVisa, Options(0m, Visa), Eur(78.90m)).ShouldBe(byVisa with { UseBalance = false }, "the balance was spent elsewhere");

        var allFromBalance = new PaymentChoice(null, UseBalance: true, SaveCard: false);
        WaysToPay.Keep(allFromBalance, Options(100m), Eur(78.90m)).ShouldBe(allFromBalance);
    }

    [Fact]
    public void Save_only_a_card_that_is_typed_in()
    {
        WaysToPay.Choose(new(PaymentKind.Card), useBalance: false, saveCard: true).SaveCard.ShouldBeTrue();
        WaysToPay.Choose(new(PaymentKind.SavedCard, Visa), useBalance: false, saveCard: true).SaveCard.ShouldBeFalse();
        WaysToPay.Choose(new(PaymentKind.Balance), useBalance: false, saveCard: true).ShouldBe(new PaymentChoice(null, UseBalance: true, SaveCard: false));
    }

    private static Money Eur(decimal amount) => Money.Of(amount, Currency.Eur);

    private static PaymentOptions Options(decimal balance, params SavedCardOption[] cards) => new(Card: true, SavedCards: true, FromBalance: true, Eur(balance), cards);
}
