using System.Globalization;
using Portal.Domain;

namespace Portal.App.Shell;

/// <summary>
/// Turns the one colour that a partner picks into the brand tokens of both themes. Whatever the colour, text on it and text
/// made of it keep a contrast of at least 4.5 to 1 (WCAG AA), and its outline at least 3 to 1.
/// </summary>
public static class BrandStyle
{
    public const string StandardColour = "#2f5bea";

    // The surfaces that tokens.css puts under brand text; a test keeps the two files together.
    public static IReadOnlyList<string> LightSurfaces { get; } = ["#ffffff", "#f6f7f9", "#f2f4f7"];
    public static IReadOnlyList<string> DarkSurfaces { get; } = ["#16191f", "#1e222a", "#1d2128", "#0d0f13"];

    private static readonly Rgb Black = new(0, 0, 0);
    private static readonly Rgb White = new(255, 255, 255);

    /// <summary>The style sheet of a brand colour such as <c>#0f766e</c> or <c>#f80</c>.</summary>
    /// <exception cref="Refusal">The text is not a hex colour.</exception>
    public static string Css(string colour)
    {
        var (light, dark) = Palettes(colour);
        var css = light.Tokens.Zip(dark.Tokens, (l, d) => $"  --{l.Name}: light-dark({l.Colour}, {d.Colour});");
        return $":root {{\n{string.Join('\n', css)}\n}}\n";
    }

    /// <summary>The same as values, for previews and tests.</summary>
    /// <exception cref="Refusal">The text is not a hex colour.</exception>
    public static (BrandPalette Light, BrandPalette Dark) Palettes(string colour)
    {
        var picked = Read(colour);
        // A very dark brand would sink into the dark theme; there it is lightened until it can be seen as an area.
        var onDark = Until(picked, 1, c => Contrast(c, Read(DarkSurfaces[0])) >= 2.5);
        return (
            Palette(picked, [.. LightSurfaces.Select(Read)], tintShare: 0.08, away: 0, textContrast: 4.5),
            // Thin light strokes on black look weaker than the formula says, so text there goes beyond what is asked.
            Palette(onDark, [.. DarkSurfaces.Select(Read)], tintShare: 0.2, away: 1, textContrast: 6));
    }

    /// <summary>WCAG 2 contrast of two hex colours, 1 to 21.</summary>
    /// <exception cref="Refusal">One of them is not a hex colour.</exception>
    public static double Contrast(string a, string b) => Contrast(Read(a), Read(b));

    /// <param name="surfaces">What lies under the brand; the first is paper.</param>
    /// <param name="away">The lightness that stands out on them: 0 on light pages, 1 on dark ones.</param>
    private static BrandPalette Palette(Rgb brand, Rgb[] surfaces, double tintShare, double away, double textContrast)
    {
        var onBrand = Contrast(brand, White) >= 4.5 ? White : Black;
        // Away from the text on it, so that pressing never makes a button harder to read.
        var hover = brand.Towards(onBrand == White ? 0 : 1, 0.14);
        var tint = surfaces[0].Mix(brand, tintShare);
        var text = Until(brand, away, c => surfaces.Append(tint).All(surface => Contrast(c, surface) >= textContrast));
        var edge = Until(brand, away, c => surfaces.All(surface => Contrast(c, surface) >= 3));
        return new(brand.Hex, hover.Hex, onBrand.Hex, text.Hex, tint.Hex, edge.Hex);
    }

    private static Rgb Until(Rgb colour, double lightness, Func<Rgb, bool> enough) =>
        Enumerable.Range(0, 101).Select(step => colour.Towards(lightness, step / 100.0)).FirstOrDefault(enough, lightness == 0 ? Black : White);

    private static Rgb Read(string colour)
    {
        var digits = colour is ['#', .. var rest] ? rest : "";
        if (digits.Length == 3) digits = string.Concat(digits.Select(d => new string(d, 2)));
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            throw new Refusal("brand.colour", $"“{colour}” is not a colour. Use # and six hex digits, such as {StandardColour}.", "colour");
        return new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    private static double Contrast(Rgb a, Rgb b)
    {
        var (high, low) = (Math.Max(a.Luminance, b.Luminance), Math.Min(a.Luminance, b.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    private readonly record struct Rgb(byte R, byte G, byte B)
    {
        public string Hex => $"#{R:x2}{G:x2}{B:x2}";

        public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

        /// <summary>The same hue and saturation, lighter or darker: mixing with white or black would turn it grey.</summary>
        public Rgb Towards(double lightness, double share)
        {
            if (share == 0) return this;
            double max = Math.Max(R, Math.Max(G, B)) / 255.0, min = Math.Min(R, Math.Min(G, B)) / 255.0, l = (max + min) / 2;
            var saturation = max == min ? 0 : (max - min) / (1 - Math.Abs(2 * l - 1));
            var target = l + (lightness - l) * share;
            var chroma = (1 - Math.Abs(2 * target - 1)) * saturation;
            var low = target - chroma / 2;
            // Where each channel stood between the lowest and the highest is the hue; it stays.
            byte Channel(byte value) => (byte)Math.Round(255 * (low + (max == min ? 0 : (value / 255.0 - min) / (max - min)) * chroma));
            return new(Channel(R), Channel(G), Channel(B));
        }

        public Rgb Mix(Rgb other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

        private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);

        private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}

/// <summary>Hex colours of one theme.</summary>
public sealed record BrandPalette(string Brand, string Hover, string OnBrand, string Text, string Tint, string Edge)
{
    /// <summary>The colours under the names that tokens.css gives them.</summary>
    public IReadOnlyList<(string Name, string Colour)> Tokens =>
        [("brand", Brand), ("brand-hover", Hover), ("on-brand", OnBrand), ("brand-text", Text), ("brand-tint", Tint), ("brand-edge", Edge)];
}
