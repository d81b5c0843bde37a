using Microsoft.EntityFrameworkCore;
using Portal.App.Account;
using Portal.App.Customers;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Infrastructure.Identity;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Looking_after_customers
{
    [Theory, OnEveryDatabase]
    public async Task An_account_that_a_partners_user_opens_belongs_to_that_partner(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour", currency: "GBP");
        await world.APartnerAsync("peak");

        var number = await world.SendAsync(PortalWorld.PartnerUser(harbour), new CreateCustomer("peak", new() { Name = "New One", Email = "new@example.com" }));

        var customer = await world.DbAsync(db => db.Customers.SingleAsync(row => row.Number == number));
        (customer.PartnerId, customer.Currency, customer.Name).ShouldBe((harbour.Id, Currency.Gbp, "New One"));
        (await world.DbAsync(db => db.Audit.SingleAsync())).Subject.ShouldBe($"Customer {number}");
    }

    [Fact]
    public async Task An_account_needs_a_partner_a_name_and_an_address()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new CreateCustomer("nobody", new())))).Field.ShouldBe("Partner");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new CreateCustomer("default", new() { Email = "a@example.com" })))).Field.ShouldBe("Name");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new CreateCustomer("default", new() { Name = "A", Email = "a" })))).Field.ShouldBe("Email");
        (await world.DbAsync(db => db.Customers.AnyAsync())).ShouldBeFalse();
    }

    [Theory, OnEveryDatabase]
    public async Task An_invitation_opens_one_login_and_mails_the_link_to_choose_a_password(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour");
        var customer = await world.ACustomerAsync(harbour);
        var invite = new InviteLogin(customer.Number, "Anna Berg", "anna@example.com");

        await world.SendAsync(PortalWorld.PartnerUser(harbour), invite);

        var user = await world.DbAsync(db => db.Users.SingleAsync());
        (user.Email, user.DisplayName, user.Role, user.CustomerId, user.EmailConfirmed, user.PasswordHash).ShouldBe(("anna@example.com", "Anna Berg", PortalRole.Customer, customer.Id, false, null));
        var mail = (await world.MailsAsync()).ShouldHaveSingleItem();
        (mail.To, mail.Subject, mail.IsConfidential).ShouldBe(("anna@example.com", "Your login for harbour", true));
        var link = System.Text.RegularExpressions.Regex.Match(mail.Body, @"/account/reset\?user=(?<user>[^&]+)&token=(?<token>\S+)");
        await world.SendAsync(PortalWorld.Visitor(harbour), new ResetPassword(Guid.Parse(link.Groups["user"].Value), link.Groups["token"].Value, "a long walk by the sea"));
        (await world.DbAsync(db => db.Users.SingleAsync())).EmailConfirmed.ShouldBeTrue("whoever read the mail owns the address");

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, invite))).Field.ShouldBe("Email");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, invite with { Email = "no address" }))).Field.ShouldBe("Email");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, invite with { Name = "" }))).Field.ShouldBe("Name");
        var peak = await world.APartnerAsync("peak");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.PartnerUser(peak), invite with { Email = "other@example.com" }))).Code.ShouldBe(Refusal.Missing);
        (await world.DbAsync(db => db.Users.CountAsync())).ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Contact_data_change_with_an_audit_entry_and_never_over_somebody_elses_edit(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();
        var read = CustomerContact.Of(customer);

        await world.SendAsync(PortalWorld.Staff, new EditCustomer(customer.Number, read, read with { Phone = "+49 40 1", Address = "Pier 1\nHamburg" }));
        var refusal = await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new EditCustomer(customer.Number, read, read with { Name = "Other" })));

        refusal.Code.ShouldBe(Refusal.Stale);
        var saved = await world.ReloadedAsync(customer);
        (saved.Name, saved.Phone, saved.Address).ShouldBe(("Anna Berg", "+49 40 1", "Pier 1\nHamburg"));
        var entry = await world.DbAsync(db => db.Audit.SingleAsync());
        (entry.Action, entry.OldValue, entry.NewValue).ShouldBe(("customer.changed", "Individual, Anna Berg, anna@example.com", "Individual, Anna Berg, anna@example.com, +49 40 1, Pier 1, Hamburg"));
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_while_the_contact_form_is_open_does_no_harm(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();
        var read = CustomerContact.Of(customer);
        await world.SendAsync(PortalWorld.Administrator, new AdjustBalance(customer.Number, 5m, "Gift", Guid.CreateVersion7()));

        await world.SendAsync(PortalWorld.Staff, new EditCustomer(customer.Number, read, read with { Phone = "+49 40 1" }));

        (await world.ReloadedAsync(customer)).Phone.ShouldBe("+49 40 1");
    }

    [Theory, OnEveryDatabase]
    public async Task Terms_are_set_by_staff_to_the_cent(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var harbour = await world.APartnerAsync("harbour");
        var customer = await world.ACustomerAsync(harbour);
        var read = CustomerTerms.Of(customer);
        var terms = new CustomerTerms { CreditLimit = 250.50m, Discount = 12.5m, Location = "Pier 1", Labels = "vip, early, VIP" };

        await world.SendAsync(PortalWorld.Staff, new SetCustomerTerms(customer.Number, read, terms));

        var saved = await world.ReloadedAsync(customer);
        (saved.CreditLimit, saved.DiscountBasisPoints, saved.Location).ShouldBe((Money.Of(250.50m, Currency.Eur), 1250, "Pier 1"));
        saved.Labels.ShouldBe(["vip", "early"]);
        (await world.DbAsync(db => db.Audit.SingleAsync())).NewValue.ShouldBe("Credit limit 250.50 EUR, discount 12.5 %, location Pier 1, labels vip, early");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.PartnerUser(harbour), new SetCustomerTerms(customer.Number, terms, terms)))).Code.ShouldBe("forbidden");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new SetCustomerTerms(customer.Number, read, terms)))).Code.ShouldBe(Refusal.Stale);
    }

    [Theory]
    [InlineData("-1", "0", "CreditLimit")]
    [InlineData("1.234", "0", "CreditLimit")]
    [InlineData(null, "0", "CreditLimit")]
    [InlineData("0", "100.01", "Discount")]
    [InlineData("0", "1.234", "Discount")]
    [InlineData("0", null, "Discount")]
    public async Task Terms_out_of_range_are_refused_under_their_field(string? limit, string? discount, string field)
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();
        var terms = new CustomerTerms { CreditLimit = Number(limit), Discount = Number(discount) };

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new SetCustomerTerms(customer.Number, CustomerTerms.Of(customer), terms)))).Field.ShouldBe(field);

        static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, OnEveryDatabase]
    public async Task A_balance_is_adjusted_once_per_form_with_its_reason_in_the_ledger(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();
        var adjust = new AdjustBalance(customer.Number, 12.34m, "Outage in May", Guid.CreateVersion7());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.SendAsync(PortalWorld.Administrator, adjust)));
        await world.SendAsync(PortalWorld.Administrator, new AdjustBalance(customer.Number, -2.34m, "Typing error", Guid.CreateVersion7()));

        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(10m, Currency.Eur));
        var ledger = (await world.SendAsync(PortalWorld.Staff, new CustomerLedger(customer.Number, ListCursor.Top))).Rows;
        ledger.Select(row => (row.Sequence, row.Kind, row.Text, row.Amount.Major, row.BalanceAfter.Major)).ShouldBe(
        [
            (2, LedgerKind.Adjusted, "Typing error", -2.34m, 10.00m),
            (1, LedgerKind.Adjusted, "Outage in May", 12.34m, 12.34m),
        ]);
        (await world.DbAsync(db => db.Audit.OrderBy(entry => entry.Id).Select(entry => entry.NewValue).ToListAsync()))
            .ShouldBe(["12.34 EUR: Outage in May", "10.00 EUR: Typing error"], ignoreOrder: true);
        await world.BooksShouldBalanceAsync();
    }

    [Fact]
    public async Task A_balance_is_adjusted_by_administrators_only_and_never_below_zero()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();

        (await Should.ThrowAsync<Refusal>(() => AdjustAsync(PortalWorld.Staff, 5m, "Gift"))).Code.ShouldBe("forbidden");
        var refusal = await Should.ThrowAsync<Refusal>(() => AdjustAsync(PortalWorld.Administrator, -0.01m, "Too much"));
        (refusal.Code, refusal.Field).ShouldBe(("balance.too-low", "Amount"));
        (await Should.ThrowAsync<Refusal>(() => AdjustAsync(PortalWorld.Administrator, 5m, " "))).Field.ShouldBe("Reason");
        (await Should.ThrowAsync<Refusal>(() => AdjustAsync(PortalWorld.Administrator, 0.001m, "Half a cent"))).Field.ShouldBe("Amount");
        (await Should.ThrowAsync<Refusal>(() => AdjustAsync(PortalWorld.Administrator, null, "Nothing"))).Field.ShouldBe("Amount");
        (await world.DbAsync(db => db.Ledger.AnyAsync())).ShouldBeFalse();

        Task<Money> AdjustAsync(Actor actor, decimal? amount, string reason) => world.SendAsync(actor, new AdjustBalance(customer.Number, amount, reason, Guid.CreateVersion7()));
    }
}
