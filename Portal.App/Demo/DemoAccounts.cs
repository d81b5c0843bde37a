namespace Portal.App.Demo;

/// <summary>A login of the demo, as the login page offers it.</summary>
public sealed record DemoAccount(string Email, string Role, string Description);

/// <summary>Who can look around in the demo. All have the same password, which is no secret.</summary>
public static class DemoAccounts
{
    public const string Password = "Portal-demo-1";

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("customer@demo.test", "Customer", "Pays when ordering, has services, documents and a balance"),
        new("business@demo.test", "Business customer", "Pays when ordering, with a discount and a credit limit"),
        new("request@demo.test", "Customer of Harbour", "Asks instead of paying; orders arrive as tickets"),
        new("mail@demo.test", "Customer of Peak", "Asks instead of paying; orders arrive by e-mail"),
        new("staff@demo.test", "Staff", "Approves, answers, pays back"),
        new("admin@demo.test", "Administrator", "Everything, with products, partners and settings"),
        new("partner@demo.test", "Partner user of Harbour", "Sees Harbour's customers and changes its settings"),
    ];
}
