using System.Net;
using Portal.Infrastructure.Payments.Stripe;
using Stripe;
using Stripe.Checkout;

namespace Portal.Tests.Payments;

/// <summary>Stripe's library for .NET drives the sandbox by itself, without our gateway between: what it reads is what Stripe would have said.</summary>
public sealed class Stripe_net_and_the_sandbox : SandboxTests
{
    private StripeClient? _client;

    private V1Services Stripe => (_client ??= Client(Host.Store.SecretKey)).V1;

    private StripeClient Client(string key) => new(new StripeClientOptions
    {
        ApiKey = key,
        ApiBase = new Uri(Host.Address, "sandbox/stripe").AbsoluteUri,
        HttpClient = new SystemNetHttpClient(Host.Browser, maxNetworkRetries: 0, enableTelemetry: false),
    });

    private Task<Customer> ANewCustomerAsync() =>
        Stripe.Customers.CreateAsync(new() { Email = "anna@example.test", Name = "Anna Example", Metadata = new() { ["reference"] = "C-1001" } });

    private async Task<Session> ANewSessionAsync(string? customer = null) => await Stripe.Checkout.Sessions.CreateAsync(new()
    {
        Mode = "payment",
        Customer = customer ?? (await ANewCustomerAsync()).Id,
        ClientReferenceId = "P-1",
        LineItems =
        [
            new() { Quantity = 2, PriceData = new() { Currency = "eur", UnitAmount = 1000, ProductData = new() { Name = "Home Fibre" } } },
            new() { Quantity = 1, PriceData = new() { Currency = "eur", UnitAmount = 990, ProductData = new() { Name = "Setup" } } },
        ],
        PaymentIntentData = new() { Description = "Order 1", SetupFutureUsage = "off_session", Metadata = new() { ["reference"] = "P-1" } },
        SuccessUrl = Host.Address + "back?session={CHECKOUT_SESSION_ID}",
        CancelUrl = Host.Address + "back?left",
    });

    private PaymentIntentCreateOptions ACharge(string customer, string card) => new()
    {
        Amount = 1250, Currency = "eur", Customer = customer, PaymentMethod = card, Confirm = true, OffSession = true, ReturnUrl = Host.Address + "back",
        Metadata = new() { ["reference"] = "P-2" },
    };

    private async Task<(string Customer, string Card)> ASavedCardAsync(string token = "pm_card_mastercard")
    {
        var customer = (await ANewCustomerAsync()).Id;
        return (customer, (await Stripe.PaymentMethods.AttachAsync(token, new() { Customer = customer })).Id);
    }

    private static async Task<StripeException> RefusalAsync(Func<Task> call) => await Should.ThrowAsync<StripeException>(call);

    [Fact]
    public async Task Speak_the_same_version()
    {
        StripeConfiguration.ApiVersion.ShouldBe(StripeOptions.ApiVersion);
        var answer = await ANewCustomerAsync();
        answer.StripeResponse.Headers.GetValues("Stripe-Version").ShouldBe([StripeConfiguration.ApiVersion]);
        answer.StripeResponse.RequestId.ShouldStartWith("req_");
    }

    [Fact]
    public async Task Agree_about_customers()
    {
        var made = await ANewCustomerAsync();
        var read = await Stripe.Customers.GetAsync(made.Id);
        (read.Id, read.Email, read.Name, read.Metadata["reference"], read.Created).ShouldBe((made.Id, "anna@example.test", "Anna Example", "C-1001", made.Created));
    }

    [Fact]
    public async Task Agree_about_a_session_that_is_paid()
    {
        var open = await ANewSessionAsync();
        (open.Status, open.PaymentStatus, open.AmountTotal ?? 0, open.Currency).ShouldBe(("open", "unpaid", 2990L, "eur"));
        open.PaymentIntentId.ShouldBeNull();
        (open.ExpiresAt - open.Created).ShouldBe(TimeSpan.FromHours(24));

        await Host.PressAsync(new(open.Url), "pay");

        var paid = await Stripe.Checkout.Sessions.GetAsync(open.Id, new() { Expand = ["payment_intent.payment_method", "payment_intent.latest_charge", "customer"] });
        (paid.Status, paid.PaymentStatus, paid.ClientReferenceId).ShouldBe(("complete", "paid", "P-1"));
        paid.Url.ShouldBeNull();
        paid.Customer.Email.ShouldBe("anna@example.test");
        (paid.PaymentIntent.Status, paid.PaymentIntent.AmountReceived, paid.PaymentIntent.Metadata["reference"]).ShouldBe(("succeeded", 2990L, "P-1"));
        (paid.PaymentIntent.PaymentMethod.Card.Brand, paid.PaymentIntent.PaymentMethod.Card.Last4, paid.PaymentIntent.PaymentMethod.CustomerId).ShouldBe(("visa", "4242", paid.CustomerId));
        paid.PaymentIntent.LatestCharge.PaymentIntentId.ShouldBe(paid.PaymentIntentId);
        (await RefusalAsync(() => Stripe.Checkout.Sessions.ExpireAsync(open.Id))).StripeError.Message.ShouldContain("`complete`");
    }

    [Fact]
    public async Task Agree_about_a_session_that_is_declined_and_expired()
    {
        var open = await ANewSessionAsync();
        await Host.PressAsync(new(open.Url), "decline");
        var declined = await Stripe.Checkout.Sessions.GetAsync(open.Id, new() { Expand = ["payment_intent"] });
        (declined.Status, declined.PaymentIntent.Status, declined.PaymentIntent.LastPaymentError.DeclineCode).ShouldBe(("open", "requires_payment_method", "generic_decline"));
        (await Stripe.Checkout.Sessions.ExpireAsync(open.Id)).Status.ShouldBe("expired");
    }

    [Fact]
    public async Task Agree_about_charging_a_saved_card()
    {
        var (customer, card) = await ASavedCardAsync();
        var paid = await Stripe.PaymentIntents.CreateAsync(ACharge(customer, card));
        (paid.Status, paid.AmountReceived, paid.PaymentMethodId, paid.CustomerId).ShouldBe(("succeeded", 1250L, card, customer));
        (await Stripe.Charges.GetAsync(paid.LatestChargeId)).Paid.ShouldBeTrue();
        (await Stripe.PaymentMethods.ListAsync(new() { Customer = customer, Type = "card" })).Data.ShouldHaveSingleItem().Card.Brand.ShouldBe("mastercard");

        (await Stripe.PaymentMethods.DetachAsync(card)).CustomerId.ShouldBeNull();
        (await RefusalAsync(() => Stripe.PaymentIntents.CreateAsync(ACharge(customer, card)))).StripeError.Type.ShouldBe("invalid_request_error");
    }

    [Fact]
    public async Task Agree_about_a_bank_that_asks()
    {
        var (customer, card) = await ASavedCardAsync("pm_card_authenticationRequired");
        var charge = ACharge(customer, card);
        charge.OffSession = false;
        var asking = await Stripe.PaymentIntents.CreateAsync(charge);
        (asking.Status, asking.NextAction.Type).ShouldBe(("requires_action", "redirect_to_url"));
        new Uri(asking.NextAction.RedirectToUrl.Url).AbsolutePath.ShouldBe($"/sandbox/confirm/{asking.Id}");
        (await Stripe.PaymentIntents.CancelAsync(asking.Id, new() { CancellationReason = "abandoned" })).CancellationReason.ShouldBe("abandoned");
    }

    [Theory]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card")]
    public async Task Agree_about_declines(string card, string code, string declineCode)
    {
        var refusal = await RefusalAsync(async () => await Stripe.PaymentIntents.CreateAsync(ACharge((await ANewCustomerAsync()).Id, card)));
        refusal.HttpStatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (refusal.StripeError.Type, refusal.StripeError.Code, refusal.StripeError.DeclineCode).ShouldBe(("card_error", code, declineCode));
        refusal.StripeError.PaymentIntent.Status.ShouldBe("requires_payment_method");
        refusal.StripeError.PaymentMethod.Card.Last4.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Agree_about_what_is_wrong()
    {
        var missing = await RefusalAsync(() => Stripe.Customers.GetAsync("cus_none"));
        (missing.HttpStatusCode, missing.StripeError.Type, missing.StripeError.Code, missing.StripeError.Param).ShouldBe((HttpStatusCode.NotFound, "invalid_request_error", "resource_missing", "id"));

        var odd = ACharge((await ANewCustomerAsync()).Id, "pm_card_visa");
        odd.AddExtraParam("colour", "red");
        var unknown = await RefusalAsync(() => Stripe.PaymentIntents.CreateAsync(odd));
        (unknown.StripeError.Code, unknown.StripeError.Param).ShouldBe(("parameter_unknown", "colour"));

        (await RefusalAsync(() => Client("sk_test_guess").V1.Customers.GetAsync("cus_none"))).HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Agree_about_refunds()
    {
        var (customer, card) = await ASavedCardAsync();
        var paid = await Stripe.PaymentIntents.CreateAsync(ACharge(customer, card));

        var part = await Stripe.Refunds.CreateAsync(new() { PaymentIntent = paid.Id, Amount = 250, Reason = "requested_by_customer", Metadata = new() { ["reference"] = "R-1" } });
        (part.Status, part.Amount, part.PaymentIntentId, part.Reason, part.Metadata["reference"]).ShouldBe(("succeeded", 250L, paid.Id, "requested_by_customer", "R-1"));
        (await Stripe.Refunds.GetAsync(part.Id)).ChargeId.ShouldBe(paid.LatestChargeId);
        (await Stripe.Refunds.CreateAsync(new() { Charge = paid.LatestChargeId })).Amount.ShouldBe(1000);
        (await RefusalAsync(() => Stripe.Refunds.CreateAsync(new() { PaymentIntent = paid.Id }))).StripeError.Code.ShouldBe("charge_already_refunded");
        (await Stripe.Refunds.ListAsync(new() { PaymentIntent = paid.Id })).Data.Select(refund => refund.Amount).ShouldBe([1000L, 250L]);
        (await Stripe.Charges.GetAsync(paid.LatestChargeId)).Refunded.ShouldBeTrue();
    }

    [Fact]
    public async Task Agree_about_pages_of_payments_and_of_events()
    {
        var (customer, card) = await ASavedCardAsync();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add((await Stripe.PaymentIntents.CreateAsync(ACharge(customer, card))).Id);
        made.Reverse();
        await ANewSessionAsync(customer);

        var listed = new List<string>();
        await foreach (var intent in Stripe.PaymentIntents.ListAutoPagingAsync(new() { Customer = customer, Limit = 2 }))
            listed.Add(intent.Id);
        listed.ShouldBe(made, "newest first, each once");

        var told = new List<Event>();
        await foreach (var each in Stripe.Events.ListAutoPagingAsync(new() { Type = EventTypes.PaymentIntentSucceeded, Limit = 2 }))
            told.Add(each);
        told.Select(each => each.Data.Object).Cast<PaymentIntent>().Select(intent => intent.Id).ShouldBe(made);
        told.ShouldAllBe(each => each.ApiVersion == StripeConfiguration.ApiVersion);
        (await Stripe.Events.GetAsync(told[3].Id)).Created.ShouldBe(told[3].Created);
    }

    [Fact]
    public async Task Agree_about_keys()
    {
        var charge = ACharge((await ANewCustomerAsync()).Id, "pm_card_visa");
        var key = new RequestOptions { IdempotencyKey = "key-1" };
        var first = await Stripe.PaymentIntents.CreateAsync(charge, key);

        var again = await Stripe.PaymentIntents.CreateAsync(charge, key);
        again.Id.ShouldBe(first.Id);
        again.StripeResponse.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        first.StripeResponse.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();

        charge.Amount = 1251;
        (await RefusalAsync(() => Stripe.PaymentIntents.CreateAsync(charge, key))).StripeError.Type.ShouldBe("idempotency_error");
        (await Host.LedgerAsync()).GetProperty("payments").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Agree_about_signatures()
    {
        var open = await ANewSessionAsync();
        await Host.PressAsync(new(open.Url), "pay");
        var (body, signature) = await Host.WebhookAsync("checkout.session.completed");

        var told = EventUtility.ConstructEvent(body, signature, Host.Store.WebhookSecret);

        told.Type.ShouldBe(EventTypes.CheckoutSessionCompleted);
        told.Data.Object.ShouldBeOfType<Session>().Id.ShouldBe(open.Id);
        Should.Throw<StripeException>(() => EventUtility.ConstructEvent(body.Replace("2990", "1990", StringComparison.Ordinal), signature, Host.Store.WebhookSecret));
        Should.Throw<StripeException>(() => EventUtility.ConstructEvent(body, signature, "whsec_other"));
    }
}
