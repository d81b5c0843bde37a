using Portal.App.Ordering;
using Portal.Domain.Catalog;
using Portal.Tests.World;

namespace Portal.Tests.Pages.Ordering;

/// <summary>SPEC 3: the exact first bill in a sentence, whatever is in the cart.</summary>
public sealed class The_first_bill_in_words
{
    [Fact]
    public async Task Names_each_service_where_their_days_differ()
    {
        Screen.SpeakEnglish();
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 31m);
        await world.AProductAsync("domain", 36.50m, type: ProductType.Recurring, period: "12M");
        await world.FillCartAsync(customer, "fibre", "domain");

        var cart = await world.SendAsync(PortalWorld.Login(customer), new WishForStart(new(2023, 1, 11)));
        CartWords.FirstBill(cart).ShouldBe(
            "Paid today: fibre for 1 Jan 2023 to 31 Jan 2023; domain for 1 Jan 2023 to 31 Dec 2023; when we confirm your start date 11 Jan 2023 you get back €11.00 for 10 unused days.");
        CartWords.ThenRecurring(cart).ShouldBe("Then €31.00 every month and €36.50 every year.");
    }

    [Fact]
    public async Task Gives_back_no_more_days_than_were_paid()
    {
        Screen.SpeakEnglish();
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre", 31m);
        await world.FillCartAsync(customer, "fibre");

        var cart = await world.SendAsync(PortalWorld.Login(customer), new WishForStart(new(2023, 6, 1)));

        CartWords.FirstBill(cart).ShouldEndWith("you get back €31.00 for 31 unused days.");
    }

    [Fact]
    public async Task Promises_nothing_back_for_what_is_bought_once()
    {
        Screen.SpeakEnglish();
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("router", 89m, type: ProductType.OneTime, period: null);
        await world.FillCartAsync(customer, "router");

        CartWords.FirstBill(await world.SendAsync(PortalWorld.Login(customer), new WishForStart(new(2023, 6, 1)))).ShouldBe("Paid today, once.");
    }
}
