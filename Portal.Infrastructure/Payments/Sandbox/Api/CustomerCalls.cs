namespace Portal.Infrastructure.Payments.Sandbox.Api;

internal static class CustomerCalls
{
    public static SandboxAnswer Create(SandboxCall call)
    {
        var customer = new Customer(SandboxBooks.NewId<Customer>(), call.Books.Now)
        {
            Email = call.Parameters.Text("email"),
            Name = call.Parameters.Text("name"),
            Description = call.Parameters.Text("description"),
            Phone = call.Parameters.Text("phone"),
            Metadata = call.Parameters.Map("metadata"),
        };
        return call.Answer(Wire.Of(call.Books.Put(customer)));
    }

    public static SandboxAnswer Retrieve(SandboxCall call) => call.Answer(Wire.Of(call.Books.Get<Customer>(call.Id)));

    public static SandboxAnswer Cards(SandboxCall call)
    {
        var customer = call.Books.Get<Customer>(call.Id);
        call.Parameters.Ignore("type");
        return call.List<Card>($"/v1/customers/{customer.Id}/payment_methods", customer.Id, Wire.Of);
    }
}
