namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>How a test card behaves. Numbers and names are those of Stripe's own test cards.</summary>
internal enum CardConduct
{
    Pays,
    Declined,
    InsufficientFunds,
    Expired,
    WrongCvc,
    ProcessingError,

    /// <summary>Pays once on the payment page and is saved, then declines every later charge.</summary>
    DeclinesLater,

    /// <summary>The bank asks the customer each time; without the customer it declines.</summary>
    AsksToConfirm,

    /// <summary>Its refunds are pending first.</summary>
    RefundPends,

    /// <summary>Its refunds succeed, and the bank returns them later.</summary>
    RefundFails,
}

/// <param name="Token">The id under which the API takes the card without a page.</param>
internal sealed record TestCard(string Number, string? Token, CardConduct Conduct, string Effect)
{
    public static readonly TestCard[] Known =
    [
        new("4242424242424242", "pm_card_visa", CardConduct.Pays, "pays"),
        new("5555555555554444", "pm_card_mastercard", CardConduct.Pays, "pays"),
        new("378282246310005", "pm_card_amex", CardConduct.Pays, "pays"),
        new("4000000000000002", "pm_card_chargeDeclined", CardConduct.Declined, "is declined"),
        new("4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", CardConduct.InsufficientFunds, "is declined for lack of funds"),
        new("4000000000000069", "pm_card_chargeDeclinedExpiredCard", CardConduct.Expired, "has expired"),
        new("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", CardConduct.WrongCvc, "has a wrong security code"),
        new("4000000000000119", "pm_card_chargeDeclinedProcessingError", CardConduct.ProcessingError, "meets an error at the bank"),
        new("4000000000000341", "pm_card_chargeCustomerFail", CardConduct.DeclinesLater, "pays now, is declined when charged again"),
        new("4000002760003184", "pm_card_authenticationRequired", CardConduct.AsksToConfirm, "asks for a confirmation when charged again"),
        new("4000000000007726", "pm_card_pendingRefund", CardConduct.RefundPends, "pays; a refund is pending first"),
        new("4000000000005126", "pm_card_refundFail", CardConduct.RefundFails, "pays; a refund comes back"),
    ];

    /// <summary>Any number with a right check digit; unknown ones pay. Null when it is no card number.</summary>
    public static TestCard? Read(string? typed)
    {
        var number = string.Concat((typed ?? "").Where(c => c is not (' ' or '-')));
        if (number.Length is < 12 or > 19 || !number.All(char.IsAsciiDigit) || !HasCheckDigit(number))
            return null;
        return Known.FirstOrDefault(card => card.Number == number) ?? new(number, null, CardConduct.Pays, "pays");
    }

    public static TestCard? ByToken(string id) => Known.FirstOrDefault(card => card.Token == id);

    /// <summary>A card row of its own, as Stripe makes one for each use of a test card.</summary>
    public Card Issue(SandboxBooks books, string? customer) => books.Put(new Card(SandboxBooks.NewId<Card>(), books.Now)
    {
        Brand = Brand,
        Last4 = Number[^4..],
        ExpiryMonth = 12,
        ExpiryYear = books.Now.Year + 4,
        Conduct = Conduct,
        Customer = customer,
    });

    private string Brand => Number switch
    {
        ['4', ..] => "visa",
        ['5', >= '1' and <= '5', ..] or ['2', >= '2' and <= '7', ..] => "mastercard",
        ['3', '4' or '7', ..] => "amex",
        ['3', '5', ..] => "jcb",
        ['3', '0' or '6' or '8' or '9', ..] => "diners",
        ['6', ..] => "discover",
        _ => "unknown",
    };

    private static bool HasCheckDigit(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }
}

internal static class Declines
{
    public static readonly Decline Generic = new("card_declined", "generic_decline", "Your card was declined.");
    public static readonly Decline AuthenticationRequired = new("authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.");
    public static readonly Decline NotConfirmed = new("payment_intent_authentication_failure", null, "We are unable to authenticate your payment method. Please choose a different payment method and try again.");
    public static readonly Decline NotSettled = new("payment_intent_payment_attempt_failed", null, "The payment failed.");

    /// <param name="again">A saved card is charged, not one that was just typed in.</param>
    public static Decline? Of(CardConduct conduct, bool again) => conduct switch
    {
        CardConduct.Pays or CardConduct.RefundPends or CardConduct.RefundFails or CardConduct.AsksToConfirm => null,
        CardConduct.Declined => Generic,
        CardConduct.InsufficientFunds => new("card_declined", "insufficient_funds", "Your card has insufficient funds."),
        CardConduct.Expired => new("expired_card", "expired_card", "Your card has expired."),
        CardConduct.WrongCvc => new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
        CardConduct.ProcessingError => new("processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit."),
        CardConduct.DeclinesLater => again ? Generic : null,
    };
}
