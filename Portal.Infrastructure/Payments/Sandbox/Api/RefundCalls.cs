namespace Portal.Infrastructure.Payments.Sandbox.Api;

internal static class RefundCalls
{
    public static SandboxAnswer Create(SandboxCall call)
    {
        var parameters = call.Parameters;
        var id = parameters.Text("payment_intent") ?? (parameters.Text("charge") is ['c', 'h', '_', .. var rest] ? "pi_" + rest : throw SandboxProblem.Lacks("payment_intent"));
        var intent = call.Books.Get<Intent>(id, "payment_intent");
        var amount = parameters.Integer("amount");
        if (amount is { } asked)
            Amounts.Whole(asked, intent.Currency, "amount");
        return call.Answer(Wire.Of(Refunds.Create(call.Books, intent, amount, parameters.Text("reason"), parameters.Map("metadata"))));
    }

    public static SandboxAnswer Retrieve(SandboxCall call) => call.Answer(Wire.Of(call.Books.Get<Refund>(call.Id)));

    public static SandboxAnswer List(SandboxCall call) => call.List<Refund>("/v1/refunds", call.Parameters.Text("payment_intent"), Wire.Of);
}
