using System.Globalization;
using Bunit;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class Inputs : BunitContext
{
    public Inputs() => CultureInfo.CurrentCulture = new("de-DE");

    [Fact]
    public void Dates_travel_in_the_form_that_browsers_use_whatever_the_culture()
    {
        DateOnly? chosen = new(2026, 12, 1);
        var input = Render<DateInput>(with => with.Bind(i => i.Value, chosen, date => chosen = date).Add(i => i.Min, new DateOnly(2026, 11, 1)));

        input.Find("input").GetAttribute("value").ShouldBe("2026-12-01");
        input.Find("input").GetAttribute("min").ShouldBe("2026-11-01");
        input.Find("input").Change("2026-12-24");
        chosen.ShouldBe(new DateOnly(2026, 12, 24));
        input.Find("input").Change("");
        chosen.ShouldBeNull();
    }

    [Fact]
    public void Numbers_keep_their_decimal_point_in_a_culture_that_writes_a_comma()
    {
        decimal? price = 29.9m;
        var input = Render<NumberInput<decimal>>(with => with.Bind(i => i.Value, price, value => price = value));

        input.Find("input").GetAttribute("value").ShouldBe("29.9");
        input.Find("input").Change("31.50");
        price.ShouldBe(31.50m);
        input.Find("input").Change("abc");
        price.ShouldBeNull();
    }

    [Fact]
    public void A_list_chooses_among_values_of_any_type()
    {
        var tone = Tone.Info;
        var input = Render<SelectInput<Tone>>(with => with
            .Bind(i => i.Value, tone, value => tone = value)
            .Add(i => i.Options, [Tone.Info, Tone.Danger])
            .Add(i => i.Label, t => t == Tone.Danger ? "Bad" : "Fine"));

        input.FindAll("option").Select(option => option.TextContent).ShouldBe(["Fine", "Bad"]);
        input.Find("select").GetAttribute("value").ShouldBe("0");
        input.Find("select").Change("1");
        tone.ShouldBe(Tone.Danger);
    }

    [Fact]
    public void A_switch_is_announced_as_one_and_binds_both_ways()
    {
        var on = false;
        var input = Render<Toggle>(with => with.Bind(i => i.Value, on, value => on = value));

        input.Find("input").GetAttribute("role").ShouldBe("switch");
        input.Find("input").Change(true);
        on.ShouldBeTrue();
    }
}
