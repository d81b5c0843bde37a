using Bunit;
using Portal.App.Services;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Services;

public sealed class The_page_of_a_service
{
    [Fact]
    public async Task Names_its_customer_to_those_who_look_after_customers_and_leads_back_to_them()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);

        foreach (var (actor, area) in new[] { (PortalWorld.Staff, "/admin"), (PortalWorld.PartnerUser(partner), "/partner") })
        {
            await using var screen = new Screen(world, actor);
            var page = screen.Open<ServicePage>($"/services/{service.Number}", with => with.Add(p => p.Number, service.Number));
            ShouldShow(page, "Anna Berg", customer.Number, "Services of Anna Berg");
            page.Find($"dd a[href='{area}/customers/{customer.Number}']").TextContent.ShouldBe("Anna Berg");
            page.Find("a.back").GetAttribute("href").ShouldBe($"{area}/customers/{customer.Number}?tab=services");
        }
    }

    [Fact]
    public async Task Leads_the_customer_back_to_the_own_services()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        var page = screen.Open<ServicePage>($"/services/{service.Number}", with => with.Add(p => p.Number, service.Number));

        ShouldShow(page, "My services", service.Number);
        page.Find("a.back").GetAttribute("href").ShouldBe("/services");
        page.Markup.ShouldNotContain("/customers/");
    }
}
