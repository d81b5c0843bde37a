using System.Net;
using Portal.Infrastructure.Payments;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

public sealed class Restarting_the_sandbox : SandboxTests
{
    [Fact]
    public async Task Keeps_payments_keys_secrets_and_idempotency()
    {
        using var directory = new TemporaryDirectory();
        string secretKey, webhookSecret;
        GatewayPayment paid, open;
        SavedCardCharge charge;
        await using (var before = await SandboxHost.StartAsync(directory))
        {
            (secretKey, webhookSecret) = (before.Store.SecretKey, before.Store.WebhookSecret);
            var gateway = before.Hurried();
            var customer = await gateway.CreateCustomerAsync(new("anna@example.test", "Anna", "C-1"), "c-1", None);
            open = await gateway.OpenCheckoutAsync(new("P-1", "p-1", customer, TwentyNineNinety, "Order", before.Address, before.Address, SaveCard: true), None);
            await before.PressAsync(open.PageUrl!, "pay");
            charge = AChargeOf(await gateway.ReadCheckoutAsync(open.CheckoutId!, None));
            paid = await gateway.ChargeSavedCardAsync(charge, None);
        }

        await using var after = await SandboxHost.StartAsync(directory);
        after.Store.SecretKey.ShouldBe(secretKey);
        after.Store.WebhookSecret.ShouldBe(webhookSecret);
        (await after.Hurried().ReadCheckoutAsync(open.CheckoutId!, None)).State.ShouldBe(GatewayPaymentState.Succeeded);
        (await after.Hurried().ChargeSavedCardAsync(charge, None)).ShouldBe(paid);
        (await after.LedgerAsync()).GetProperty("payments").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Delivers_what_could_not_be_delivered_before()
    {
        using var directory = new TemporaryDirectory();
        await using (var before = await SandboxHost.StartAsync(directory, settings: ("Payments:Sandbox:WebhookUrl", "http://127.0.0.1:1/")))
        {
            var gateway = before.Hurried();
            var customer = await gateway.CreateCustomerAsync(new("anna@example.test", "Anna", "C-1"), "c-1", None);
            var open = await gateway.OpenCheckoutAsync(new("P-1", "p-1", customer, TwentyNineNinety, "Order", before.Address, before.Address, SaveCard: false), None);
            await before.PressAsync(open.PageUrl!, "pay");
        }

        await using var after = await SandboxHost.StartAsync(directory);
        (await after.WebhookAsync("checkout.session.completed")).Body.ShouldContain("P-1");
    }

    [Fact]
    public async Task Loses_nothing_that_was_answered_when_the_process_is_killed()
    {
        Host.WebhookAnswer = HttpStatusCode.ServiceUnavailable;
        var paid = await APaidCheckoutAsync();

        // What a killed process leaves behind: files that nobody closed.
        using var left = new TemporaryDirectory();
        foreach (var file in Directory.GetFiles(Host.Directory.Path, "sandbox.db*"))
            File.Copy(file, left.File(Path.GetFileName(file)));

        await using var after = await SandboxHost.StartAsync(left);
        (await after.Hurried().ReadCheckoutAsync(paid.CheckoutId!, None)).State.ShouldBe(GatewayPaymentState.Succeeded);
        (await after.WebhookAsync("checkout.session.completed")).Body.ShouldContain(paid.CheckoutId!);
    }
}
