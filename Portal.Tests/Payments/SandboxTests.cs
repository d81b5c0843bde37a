using Portal.Infrastructure.Payments;

namespace Portal.Tests.Payments;

/// <summary>One sandbox for the tests of a class, with a builder per noun.</summary>
public abstract class SandboxTests : IAsyncLifetime
{
    protected static readonly Money TwentyNineNinety = new(2990, Currency.Eur);
    protected static CancellationToken None => CancellationToken.None;

    protected SandboxHost Host { get; private set; } = null!;
    protected IPaymentGateway Gateway { get; private set; } = null!;

    protected virtual (string, string)[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        Host = await SandboxHost.StartAsync(settings: Settings);
        Gateway = Host.Hurried();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static string NewReference() => $"pay-{Guid.CreateVersion7():N}";

    protected Task<string> ACustomerAsync() => Gateway.CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1001"), NewReference(), None);

    protected async Task<GatewayPayment> AnOpenCheckoutAsync(Money? amount = null, bool saveCard = false, string? customer = null, string? reference = null, string? key = null)
    {
        reference ??= NewReference();
        return await Gateway.OpenCheckoutAsync(new(reference, key ?? reference, customer ?? await ACustomerAsync(), amount ?? TwentyNineNinety, "Order 2026-1",
            new Uri(Host.Address + "back?session={CHECKOUT_SESSION_ID}"), new Uri(Host.Address, "back?left"), saveCard), None);
    }

    protected async Task<GatewayPayment> APaidCheckoutAsync(Money? amount = null, bool saveCard = false, string card = "4242424242424242")
    {
        var open = await AnOpenCheckoutAsync(amount, saveCard);
        await Host.PressAsync(open.PageUrl!, "pay", card);
        return await Gateway.ReadCheckoutAsync(open.CheckoutId!, None);
    }

    protected static SavedCardCharge AChargeOf(GatewayPayment saved, Money? amount = null, string? reference = null, bool offSession = false)
    {
        reference ??= NewReference();
        return new(reference, reference, saved.CustomerId!, saved.Card!.Id, amount ?? TwentyNineNinety, "Order 2026-2", new Uri("http://127.0.0.1/back?charged"), offSession);
    }
}
