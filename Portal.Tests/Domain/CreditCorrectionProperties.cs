using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

/// <summary>SPEC 4, over random prices, taxes, discounts, periods, dates and any number of changes of mind.</summary>
public sealed class Corrections_of_the_start_date
{
    private sealed record Case(string Price, string Currency, string Period, int Tax, bool TaxIncluded, int Discount, DateOnly PaidOn, int[] Offsets)
    {
        public override string ToString() => $"{Price} {Currency} per {Period}, tax {Tax} {(TaxIncluded ? "in" : "on")}, discount {Discount}, {PaidOn:O}: {string.Join(' ', Offsets)}";
    }

    private static readonly Gen<Case> Cases =
        from currency in Any.Currency
        from minor in Any.Minor
        from period in Any.Period
        from tax in Any.TaxRate
        from taxIncluded in Gen.Elements(true, false)
        from discount in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 10000))
        from paidOn in Any.Date
        from count in Gen.Choose(1, 6)
        from offsets in Gen.Choose(0, period.DaysFrom(paidOn) + 3).ArrayOf(count)
        select new Case(new Money(minor, currency).Major.ToString(), currency.Code, period.ToString(), tax.BasisPoints, taxIncluded, discount, paidOn, offsets);

    private static (Approvals Story, Portal.Domain.Services.Service Service) Begin(Case x)
    {
        var product = A.Product(x.Price, x.Period, currency: x.Currency, includesTax: x.TaxIncluded);
        var service = A.PaidService(x.PaidOn.ToString("O"), A.Line(product, A.Partner(currency: x.Currency, taxBasisPoints: x.Tax), x.Discount));
        return (new Approvals(service), service);
    }

    [Fact]
    public void Sum_to_what_one_approval_at_the_last_date_would_have_given() => Cases.Hold(x =>
    {
        var (story, service) = Begin(x);
        foreach (var offset in x.Offsets)
        {
            var start = x.PaidOn.AddDays(offset);
            story.Approve(start);
            story.Given.ShouldBe(service.CreditFor(start).Amount, x.ToString());
            story.Balance.ShouldBe(story.Given.Total);
        }
    });

    [Fact]
    public void Never_touch_a_used_note_and_still_sum_to_the_credit_of_the_last_date_that_was_accepted() => Cases.Hold(x =>
    {
        var (story, service) = Begin(x);
        var accepted = x.PaidOn;
        for (var i = 0; i < x.Offsets.Length; i++)
        {
            var start = x.PaidOn.AddDays(x.Offsets[i]);
            try
            {
                if (story.Approve(start) is { } note && i % 2 == 0)
                    story.Use(note, paidBack: i % 4 == 0);
                accepted = start;
            }
            catch (Refusal refusal)
            {
                refusal.Code.ShouldBe("approval.credit-used");
                accepted = DateOnly.Parse(Regex.Match(refusal.Message, "Choose (.{10}) or later").Groups[1].Value);
                story.Approve(accepted); // the day that it names works
            }
            story.Given.Total.ShouldBe(service.CreditFor(accepted).Amount.Total, x.ToString());
            story.Given.NetMinor.ShouldBeGreaterThanOrEqualTo(0);
            story.Given.Total.ShouldBeLessThanOrEqualTo(service.Recurring.Total);
            story.Notes.ShouldAllBe(note => note.Amount.NetMinor >= 0 && note.Amount.TaxMinor >= 0 && note.Amount.Total.IsPositive);
        }
    });
}
