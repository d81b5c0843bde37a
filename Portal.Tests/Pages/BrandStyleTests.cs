using Portal.App.Shell;
using Portal.Domain.Partners;
using Portal.Tests.World;

namespace Portal.Tests.Pages;

public sealed class The_brand_colour
{
    public static TheoryData<string> Awkward => ["#000000", "#ffffff", "#808080", "#767676", "#ffd400", "#00ff00", "#0000ff", "#ff0000", "#0a0a40", "#fefefe", "#16191f", "#2f5bea", "#0f766e", "#c2410c", "#f80"];

    [Theory, MemberData(nameof(Awkward))]
    public void Is_readable_in_both_themes(string colour) => ShouldBeReadable(colour);

    [Fact]
    public void Is_readable_wherever_on_the_colour_cube_it_lies()
    {
        for (var red = 0; red <= 255; red += 15)
            for (var green = 0; green <= 255; green += 15)
                for (var blue = 0; blue <= 255; blue += 15)
                    ShouldBeReadable($"#{red:x2}{green:x2}{blue:x2}");
    }

    [Theory]
    [InlineData("#0f766e")]
    [InlineData("#c2410c")]
    public void Is_used_as_picked_on_light_pages(string colour) => BrandStyle.Palettes(colour).Light.Brand.ShouldBe(colour);

    [Fact]
    public void Becomes_one_rule_that_both_themes_share()
    {
        var css = BrandStyle.Css("#F80");

        css.ShouldStartWith(":root {");
        css.ShouldContain("--brand: light-dark(#ff8800, #ff8800);");
        css.ShouldContain("--on-brand: light-dark(#000000, #000000);");
    }

    [Theory]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#1234567")]
    [InlineData("2f5bea")]
    [InlineData("#fff}body{display:none")]
    public void Is_refused_when_it_is_no_hex_colour(string text) =>
        Should.Throw<Refusal>(() => BrandStyle.Css(text)).Code.ShouldBe("brand.colour");

    [Fact]
    public void Of_the_tokens_is_the_standard_one_and_its_surfaces_are_those_the_contrast_was_computed_for()
    {
        var tokens = File.ReadAllText(Repository.PathOf("wwwroot-assets/css/tokens.css"));
        foreach (var line in BrandStyle.Css(BrandStyle.StandardColour).Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)))
            tokens.ShouldContain(line.Trim());
        foreach (var surface in (string[])[.. BrandStyle.LightSurfaces, .. BrandStyle.DarkSurfaces])
            tokens.ShouldContain(surface);
        PartnerSettings.BrandColour.BuiltIn.ShouldBe(BrandStyle.StandardColour);
    }

    private static void ShouldBeReadable(string colour)
    {
        var (light, dark) = BrandStyle.Palettes(colour);
        ShouldBeReadable(light, BrandStyle.LightSurfaces, colour);
        ShouldBeReadable(dark, BrandStyle.DarkSurfaces, colour);
    }

    private static void ShouldBeReadable(BrandPalette palette, IReadOnlyList<string> surfaces, string colour)
    {
        BrandStyle.Contrast(palette.OnBrand, palette.Brand).ShouldBeGreaterThanOrEqualTo(4.5, colour);
        BrandStyle.Contrast(palette.OnBrand, palette.Hover).ShouldBeGreaterThanOrEqualTo(4.5, colour);
        BrandStyle.Contrast(palette.Text, palette.Tint).ShouldBeGreaterThanOrEqualTo(4.5, colour);
        foreach (var surface in surfaces)
        {
            BrandStyle.Contrast(palette.Text, surface).ShouldBeGreaterThanOrEqualTo(4.5, colour);
            BrandStyle.Contrast(palette.Edge, surface).ShouldBeGreaterThanOrEqualTo(3, colour);
        }
    }
}
