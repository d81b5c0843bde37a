namespace Portal.Infrastructure.Payments.Sandbox.Api;

internal static class CardCalls
{
    /// <summary>A card by its id, or a test card by its name, which makes a new one.</summary>
    public static Card Find(SandboxBooks books, string id) => TestCard.ByToken(id)?.Issue(books, null) ?? books.Get<Card>(id, "payment_method");

    public static SandboxAnswer Retrieve(SandboxCall call) => call.Answer(Wire.Of(call.Books.Get<Card>(call.Id)));

    public static SandboxAnswer List(SandboxCall call)
    {
        call.Parameters.Ignore("type");
        return call.List<Card>("/v1/payment_methods", call.Books.Get<Customer>(call.Parameters.Needed("customer"), "customer").Id, Wire.Of);
    }

    public static SandboxAnswer Attach(SandboxCall call)
    {
        var customer = call.Books.Get<Customer>(call.Parameters.Needed("customer"), "customer");
        var card = Find(call.Books, call.Id!);
        if (card.Detached || (card.Customer is not null && card.Customer != customer.Id))
            throw SandboxProblem.Invalid(null, null, "The payment method you provided has already been attached to a customer.");
        return call.Answer(Wire.Of(call.Books.Put(card with { Customer = customer.Id })));
    }

    public static SandboxAnswer Detach(SandboxCall call)
    {
        var card = call.Books.Get<Card>(call.Id);
        if (card.Customer is null)
            throw SandboxProblem.Invalid(null, null, "The payment method you provided is not attached to a customer so detachment is impossible.");
        card = call.Books.Put(card with { Customer = null, Detached = true });
        call.Books.Tell("payment_method.detached", Wire.Of(card));
        return call.Answer(Wire.Of(card));
    }
}
