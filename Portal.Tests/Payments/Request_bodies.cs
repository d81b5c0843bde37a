using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Infrastructure.Payments;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

/// <summary>Everything that our client sends, as object literals that must fit the parameter types of Stripe's own client.</summary>
public sealed partial class Request_bodies
{
    private static readonly (string Verb, string Path, string Type)[] Types =
    [
        ("POST", "^/v1/customers$", "Stripe.CustomerCreateParams"),
        ("POST", "^/v1/checkout/sessions$", "Stripe.Checkout.SessionCreateParams"),
        ("GET", "^/v1/checkout/sessions/", "Stripe.Checkout.SessionRetrieveParams"),
        ("POST", "^/v1/checkout/sessions/.*/expire$", "Stripe.Checkout.SessionExpireParams"),
        ("POST", "^/v1/payment_intents$", "Stripe.PaymentIntentCreateParams"),
        ("GET", "^/v1/payment_intents$", "Stripe.PaymentIntentListParams"),
        ("GET", "^/v1/payment_intents/", "Stripe.PaymentIntentRetrieveParams"),
        ("POST", "^/v1/refunds$", "Stripe.RefundCreateParams"),
        ("GET", "^/v1/refunds/", "Stripe.RefundRetrieveParams"),
        ("POST", "^/v1/payment_methods/.*/detach$", "Stripe.PaymentMethodDetachParams"),
    ];

    [Fact]
    public async Task Fit_the_types_of_the_official_client()
    {
        using var stripe = new ScriptedStripe();
        await SendEverythingAsync(stripe);

        using var folder = new TemporaryDirectory();
        Directory.CreateSymbolicLink(folder.File("node_modules"), Path.Combine(Node.Folder, "node_modules"));
        await File.WriteAllTextAsync(folder.File("package.json"), """{"type":"module"}""");
        await File.WriteAllTextAsync(folder.File("bodies.ts"), TypeScript(stripe.Requests));

        await Node.RunAsync([Path.Combine(Node.Folder, "node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022",
            "--skipLibCheck", "bodies.ts"], folder: folder.Path);
        stripe.Requests.Count.ShouldBeGreaterThanOrEqualTo(Types.Length);
    }

    [Fact]
    public void Are_decoded_as_they_were_meant() =>
        Literal("line_items[0][price_data][unit_amount]=2990&metadata[reference]=P-1&expand[0]=a.b&confirm=true&name=A%20%26%20B").ToJsonString()
            .ShouldBe("""{"line_items":[{"price_data":{"unit_amount":2990}}],"metadata":{"reference":"P-1"},"expand":["a.b"],"confirm":true,"name":"A \u0026 B"}""");

    private static async Task SendEverythingAsync(ScriptedStripe stripe)
    {
        const string session = """{"id":"cs_1","status":"open","amount_total":2990,"currency":"eur"}""";
        const string intent = """{"id":"pi_1","status":"succeeded","amount":2990,"amount_received":2990,"currency":"eur"}""";
        const string refund = """{"id":"re_1","status":"succeeded","amount":100,"currency":"eur"}""";
        var none = CancellationToken.None;
        var amount = new Money(2990, Currency.Eur);
        var (success, cancel) = (new Uri("https://shop.example/back?session={CHECKOUT_SESSION_ID}"), new Uri("https://shop.example/cart"));
        var gateway = stripe.Answers(200, """{"id":"cus_1"}""").Answers(200, session).Answers(200, session).Answers(200, session).Answers(200, session)
            .Answers(200, intent).Answers(200, intent).Answers(200, intent).Answers(200, """{"data":[]}""").Answers(200, refund).Answers(200, refund).Answers(200).Gateway();

        await gateway.CreateCustomerAsync(new("anna@example.test", "Anna Example", "C-1001"), "k1", none);
        await gateway.OpenCheckoutAsync(new("P-1", "k2", "cus_1", amount, "Order 2026-1", success, cancel, SaveCard: false), none);
        await gateway.OpenCheckoutAsync(new("P-2", "k3", "cus_1", amount, "Order 2026-2", success, cancel, SaveCard: true, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), none);
        await gateway.ReadCheckoutAsync("cs_1", none);
        await gateway.ExpireCheckoutAsync("cs_1", none);
        await gateway.ChargeSavedCardAsync(new("P-3", "k4", "cus_1", "pm_1", amount, "Order 2026-3", cancel), none);
        await gateway.ChargeSavedCardAsync(new("P-4", "k5", "cus_1", "pm_1", amount, "Order 2026-4", cancel, OffSession: true), none);
        await gateway.ReadPaymentAsync("pi_1", none);
        await gateway.FindPaymentsAsync("cus_1", "P-3", none);
        await gateway.RefundAsync(new("R-1", "k6", "pi_1", amount), none);
        await gateway.ReadRefundAsync("re_1", none);
        await gateway.ForgetCardAsync("pm_1", none);

        stripe.Requests.Count(request => request.Body.Contains("{CHECKOUT_SESSION_ID}".Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)))
            .ShouldBe(2, "the placeholder is sent as it is, escaped once");
    }

    private static string TypeScript(List<ScriptedStripe.Request> requests)
    {
        var text = new StringBuilder("import type Stripe from 'stripe';\n");
        foreach (var (request, i) in requests.Select((request, i) => (request, i)))
        {
            var type = Types.Last(each => each.Verb == request.Method && Regex.IsMatch(request.Address.AbsolutePath, each.Path, RegexOptions.None, TimeSpan.FromSeconds(1))).Type;
            text.AppendLine($"export const body{i}: {type} = {Literal(request.Method == "POST" ? request.Body : request.Address.Query.TrimStart('?')).ToJsonString()};");
        }

        // Shows that the types refuse something: were they missing, these lines would be the errors.
        return text.AppendLine("// @ts-expect-error").AppendLine("export const unknown: Stripe.PaymentIntentCreateParams = {amount: 1, currency: 'eur', colour: 'red'};")
            .AppendLine("// @ts-expect-error").AppendLine("export const wrong: Stripe.Checkout.SessionCreateParams = {line_items: [{price_data: {currency: 1}}]};").ToString();
    }

    /// <summary>Bracket notation as an object; numbers and truth values by their looks, since a form has only text.</summary>
    private static JsonObject Literal(string form)
    {
        var root = new JsonObject();
        foreach (var field in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = field.Split('=');
            var value = Uri.UnescapeDataString(pair[1]);
            JsonNode leaf = long.TryParse(value, out var number) ? number : value is "true" or "false" ? value == "true" : value;
            Put(root, [.. Segment().Matches(Uri.UnescapeDataString(pair[0])).Select(match => match.Value)], leaf);
        }

        return root;
    }

    private static void Put(JsonNode node, ReadOnlySpan<string> path, JsonNode leaf)
    {
        var last = path.Length == 1;
        JsonNode? next = last ? leaf : null;
        if (node is JsonArray array)
        {
            if (int.Parse(path[0]) == array.Count)
                array.Add(next ?? Empty(path[1]));
            next ??= array[int.Parse(path[0])];
        }
        else
        {
            if (!node.AsObject().ContainsKey(path[0]))
                node[path[0]] = next ?? Empty(path[1]);
            next ??= node[path[0]];
        }

        if (!last)
            Put(next!, path[1..], leaf);
    }

    private static JsonNode Empty(string key) => key.All(char.IsAsciiDigit) ? new JsonArray() : new JsonObject();

    [GeneratedRegex(@"[^\[\]]+")]
    private static partial Regex Segment();
}
