using Portal.Domain.Partners;

namespace Portal.App.Partners;

/// <summary>Stored values of settings as people read them.</summary>
public static class SettingWords
{
    public static string Word(this PaymentMethods method) => method switch
    {
        PaymentMethods.None => "None",
        PaymentMethods.Card => "Card",
        PaymentMethods.SavedCard => "Saved card",
        PaymentMethods.Balance => "Balance",
        // A combination is written as a list of the above.
        _ => string.Join(", ", Single.Where(single => method.HasFlag(single)).Select(Word)),
    };

    public static IReadOnlyList<PaymentMethods> Single { get; } = [PaymentMethods.Card, PaymentMethods.SavedCard, PaymentMethods.Balance];

    public static string Word(this Setting setting, string value) => setting switch
    {
        Setting<bool> => value == "on" ? "On" : "Off",
        Setting<PaymentMethods> methods => methods.Read(value).Word(),
        Setting<int> => $"{value} days",
        _ => value.Length == 0 ? "empty" : value,
    };
}
