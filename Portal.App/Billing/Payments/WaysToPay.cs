using Portal.Domain;
using Portal.Domain.Billing;

namespace Portal.App.Billing;

/// <summary>One way to pay the part beyond the balance, or all of it from there.</summary>
public sealed record WayToPay(PaymentKind Kind, SavedCardOption? Card = null);

/// <summary>What a customer may choose from for an amount, and what the choice comes to (SPEC 3).</summary>
public static class WaysToPay
{
    /// <summary>Saved cards first, because they need no typing; the balance only when it covers all.</summary>
    public static IReadOnlyList<WayToPay> Of(PaymentOptions options, Money total) =>
    [
        .. options.Cards.Where(card => !card.IsExpired).Select(card => new WayToPay(PaymentKind.SavedCard, card)),
        .. options.Card ? [new WayToPay(PaymentKind.Card)] : Array.Empty<WayToPay>(),
        .. CoversAll(options, total) ? [new WayToPay(PaymentKind.Balance)] : Array.Empty<WayToPay>(),
    ];

    public static bool CoversAll(PaymentOptions options, Money total) => options.FromBalance && total.IsPositive && options.Balance >= total;

    /// <summary>Part balance, part card is possible.</summary>
    public static bool CoversPart(PaymentOptions options, Money total) => options.FromBalance && options.Balance.IsPositive && options.Balance < total;

    /// <summary>Stands there before the customer chooses.</summary>
    public static PaymentChoice First(PaymentOptions options, Money total) =>
        Of(options, total) is [var first, ..] ? Choose(first, useBalance: false, saveCard: false) : PaymentChoice.ByCard;

    /// <summary>The choice if it is still there, after a card or the balance changed elsewhere; else the first way.</summary>
    public static PaymentChoice Keep(PaymentChoice choice, PaymentOptions options, Money total)
    {
        var ways = Of(options, total);
        if (Chosen(choice, ways) is not { } way)
            return First(options, total);
        return way.Kind == PaymentKind.Balance ? choice : choice with { UseBalance = choice.UseBalance && CoversPart(options, total) };
    }

    /// <summary>Which of the ways a choice stands for; null when none does.</summary>
    public static WayToPay? Chosen(PaymentChoice choice, IReadOnlyList<WayToPay> ways) =>
        choice.SavedCard is { } card ? ways.FirstOrDefault(way => way.Card?.Id == card)
        : (choice.UseBalance ? ways.FirstOrDefault(way => way.Kind == PaymentKind.Balance) : null) ?? ways.FirstOrDefault(way => way.Kind == PaymentKind.Card);

    public static PaymentChoice Choose(WayToPay way, bool useBalance, bool saveCard) =>
        new(way.Card?.Id, useBalance || way.Kind == PaymentKind.Balance, saveCard && way.Kind == PaymentKind.Card);
}
