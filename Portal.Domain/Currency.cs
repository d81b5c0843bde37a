namespace Portal.Domain;

/// <summary>An ISO 4217 currency. Its decimals (0, 2 or 3) say how many minor units make one major unit (SPEC 1).</summary>
public readonly record struct Currency : IComparable<Currency>
{
    private static readonly HashSet<string> WithoutDecimals =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly HashSet<string> WithThreeDecimals = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    private readonly string? _code;

    /// <summary>Takes a three letter code in any case.</summary>
    /// <exception cref="Refusal">The code is not three Latin letters.</exception>
    public Currency(string code)
    {
        if (code is null || code.Length != 3 || !code.All(char.IsAsciiLetter))
            throw new Refusal("currency.unknown", $"“{code}” is not a currency. Use its three letters, such as EUR.");
        _code = code.ToUpperInvariant();
    }

    /// <summary>The three capital letters; empty for the default value, which stands for no currency.</summary>
    public string Code => _code ?? "";

    /// <summary>How many digits follow the decimal point: 0, 2 or 3.</summary>
    public int Decimals => WithoutDecimals.Contains(Code) ? 0 : WithThreeDecimals.Contains(Code) ? 3 : 2;

    /// <summary>Minor units in one major unit: 1, 100 or 1000.</summary>
    public long MinorPerMajor => Decimals switch { 0 => 1, 3 => 1000, _ => 100 };

    public static Currency Eur { get; } = new("EUR");
    public static Currency Usd { get; } = new("USD");
    public static Currency Gbp { get; } = new("GBP");
    public static Currency Jpy { get; } = new("JPY");

    public int CompareTo(Currency other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;
}
