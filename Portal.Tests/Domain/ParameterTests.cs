using Portal.Domain.Catalog;

namespace Portal.Tests.Domain;

/// <summary>SPEC 6: parameters are checked by type.</summary>
public sealed class A_parameter
{
    private const string Label63 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData(ParameterType.Text, " two words ", "two words")]
    [InlineData(ParameterType.Number, "007", "7")]
    [InlineData(ParameterType.DomainName, "Example.COM.", "example.com")]
    [InlineData(ParameterType.DomainName, "müller.de", "müller.de")]
    [InlineData(ParameterType.DomainName, "xn--mller-kva.de", "xn--mller-kva.de")]
    [InlineData(ParameterType.DomainName, "例え.jp", "例え.jp")]
    [InlineData(ParameterType.DomainName, Label63 + ".com", Label63 + ".com")]
    [InlineData(ParameterType.DomainName, "a.b.c.example.co.uk", "a.b.c.example.co.uk")]
    [InlineData(ParameterType.DomainName, "exa--mple.com", "exa--mple.com")] // two dashes, not in third place
    [InlineData(ParameterType.HostName, "Web1", "web1")]
    [InlineData(ParameterType.HostName, "web1.example.com", "web1.example.com")]
    [InlineData(ParameterType.Login, "anna.berg-2", "anna.berg-2")]
    [InlineData(ParameterType.NameList, "Example.com, www.example.com\n\n*.example.com example.com", "example.com\nwww.example.com\n*.example.com")]
    [InlineData(ParameterType.Text, "   ", "")]
    [InlineData(ParameterType.DomainName, "", "")]
    public void Keeps_a_value_that_fits(ParameterType type, string entered, string kept) => Asked.For("x", type).Read(entered).ShouldBe(kept);

    [Theory]
    [InlineData(ParameterType.Text, "two\nlines")]
    [InlineData(ParameterType.Number, "4.5")]
    [InlineData(ParameterType.Number, "-1")]
    [InlineData(ParameterType.Number, "four")]
    [InlineData(ParameterType.Number, "99999999999999999999")]
    [InlineData(ParameterType.DomainName, "example")] // no ending
    [InlineData(ParameterType.DomainName, "exa mple.com")]
    [InlineData(ParameterType.DomainName, "-example.com")]
    [InlineData(ParameterType.DomainName, "example-.com")]
    [InlineData(ParameterType.DomainName, "ab--cd.com")]
    [InlineData(ParameterType.DomainName, "example..com")]
    [InlineData(ParameterType.DomainName, ".com")]
    [InlineData(ParameterType.DomainName, "192.168.1.1")]
    [InlineData(ParameterType.DomainName, "under_score.com")]
    [InlineData(ParameterType.DomainName, "example.com; rm -rf")]
    [InlineData(ParameterType.DomainName, Label63 + "a.com")]
    [InlineData(ParameterType.DomainName, Label63 + "." + Label63 + "." + Label63 + "." + Label63 + ".com")]
    [InlineData(ParameterType.HostName, "web_1")]
    [InlineData(ParameterType.HostName, "web 1")]
    [InlineData(ParameterType.Login, "a")]
    [InlineData(ParameterType.Login, "Anna")]
    [InlineData(ParameterType.Login, "1anna")]
    [InlineData(ParameterType.Login, "anna$(id)")]
    [InlineData(ParameterType.Login, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")] // 33
    [InlineData(ParameterType.NameList, "example.com, bad_name.com")]
    [InlineData(ParameterType.NameList, "*.*.example.com")]
    [InlineData(ParameterType.Contact, "not a contact")]
    public void Refuses_what_does_not_fit_and_says_so_at_its_field(ParameterType type, string entered)
    {
        var refusal = Should.Throw<Refusal>(() => Asked.For("x", type).Read(entered));
        (refusal.Code, refusal.Field).ShouldBe(("parameter.value", "x"));
        refusal.Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(3, "a.com b.com c.com", true)]
    [InlineData(3, "a.com b.com c.com c.com", true)] // the same twice counts once
    [InlineData(3, "a.com b.com c.com d.com", false)]
    [InlineData(0, "a.com", false)]
    public void Of_names_for_a_certificate_holds_as_many_as_were_bought(int bought, string entered, bool fits)
    {
        var names = Asked.For("names", ParameterType.NameList, mostFrom: "san");
        ParameterForm.Bought(names, [Asked.Pick("san", bought)]).ShouldBe(bought);
        if (fits)
            names.Read(entered, bought).Split('\n').Length.ShouldBeLessThanOrEqualTo(bought);
        else
            Should.Throw<Refusal>(() => names.Read(entered, bought)).Message.ShouldStartWith($"You ordered up to {bought} names");
    }

    [Fact]
    public void Of_a_choice_takes_what_is_offered_only()
    {
        var os = Asked.For("os", ParameterType.Choice, choices: ["Debian", "Ubuntu"]);
        os.Read("Debian").ShouldBe("Debian");
        Should.Throw<Refusal>(() => os.Read("debian")).Message.ShouldBe("Choose one of what is offered.");
    }

    [Theory]
    [InlineData("[A-Z]{2}[0-9]{4}", "AB1234", true)]
    [InlineData("[A-Z]{2}[0-9]{4}", "xAB1234x", false)] // the whole value
    [InlineData("a|b", "b", true)]
    [InlineData("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false)] // gives up in time
    public void With_a_pattern_matches_it_as_a_whole(string pattern, string entered, bool fits)
    {
        var parameter = Asked.For("x", pattern: pattern);
        if (fits)
            parameter.Read(entered).ShouldBe(entered);
        else
            Should.Throw<Refusal>(() => parameter.Read(entered)).Message.ShouldBe("This does not have the right form.");
    }

    [Fact]
    public void Has_a_limit()
    {
        Should.Throw<Refusal>(() => Asked.For("x", most: 3).Read("four")).Message.ShouldBe("Use up to 3 characters.");
        Should.Throw<Refusal>(() => Asked.For("x", ParameterType.Number, most: 8).Read("9")).Message.ShouldBe("The largest number is 8.");
        Should.Throw<Refusal>(() => Asked.For("x").Read(new string('a', 1001)));
    }

    public static TheoryData<string, Contact> IncompleteContacts() => new()
    {
        { "name", Asked.Contact with { Name = "" } }, { "e-mail", Asked.Contact with { Email = "anna" } }, { "telephone", Asked.Contact with { Phone = "12" } },
        { "city", Asked.Contact with { City = "" } }, { "country", Asked.Contact with { Country = "Austria" } },
    };

    [Theory, MemberData(nameof(IncompleteContacts))]
    public void Of_a_contact_says_what_it_lacks(string what, Contact contact) =>
        Should.Throw<Refusal>(() => Asked.For("owner", ParameterType.Contact).Read(contact.ToString())).Message.ShouldContain(what);

    [Fact]
    public void Of_a_contact_keeps_all_of_it()
    {
        var kept = Asked.For("owner", ParameterType.Contact).Read((Asked.Contact with { Country = "at" }).ToString());
        Contact.Parse(kept).ShouldBe(Asked.Contact);
    }

    [Theory]
    [InlineData("", "parameter.name")]
    [InlineData("[", "parameter.pattern")]
    public void Is_checked_when_the_product_is_saved(string what, string refusal) => Should.Throw<Refusal>(() => A.Product().Ask(
        [], [what.Length == 0 ? Asked.For("x") with { Name = "" } : Asked.For("x", pattern: what)], SettingsForm.Plain, false)).Code.ShouldBe(refusal);

    [Fact]
    public void Takes_its_limit_from_an_add_on_that_exists() =>
        Should.Throw<Refusal>(() => A.Product().Ask([], [Asked.For("names", ParameterType.NameList, mostFrom: "san")], SettingsForm.Certificate, false)).Code.ShouldBe("parameter.most-from");
}

public sealed class A_form_of_parameters
{
    private static readonly Parameter[] Form = [Asked.For("domain", ParameterType.DomainName), Asked.For("note", required: false), Asked.For("address", from: ParameterSource.Setup)];

    [Fact]
    public void Calls_an_empty_value_missing_and_not_wrong()
    {
        var read = ParameterForm.Read(Form, [], [Asked.Value("domain", ""), Asked.Value("note", "hi")], [], ParameterSource.Customer);
        read.ShouldBe([Asked.Value("note", "hi")]);
        ParameterForm.Missing(Form, read, ParameterSource.Customer).Select(parameter => parameter.Code).ShouldBe(["domain"]);
    }

    [Fact]
    public void Keeps_what_the_other_side_fills_in() => ParameterForm.Read(
        Form, [], [Asked.Value("domain", "example.com"), Asked.Value("address", "hacked")], [Asked.Value("address", "192.0.2.1")], ParameterSource.Customer)
        .ShouldBe([Asked.Value("domain", "example.com"), Asked.Value("address", "192.0.2.1")]);

    [Fact]
    public void Keeps_of_old_data_what_still_fits()
    {
        Parameter[] form = [Asked.For("names", ParameterType.NameList, mostFrom: "san"), Asked.For("domain", ParameterType.DomainName)];
        ParameterValue[] known = [Asked.Value("names", "a.com\nb.com"), Asked.Value("domain", "example.com"), Asked.Value("gone", "x")];
        ParameterForm.Fitting(form, [Asked.Pick("san", 2)], known).Select(value => value.Code).ShouldBe(["names", "domain"]);
        ParameterForm.Fitting(form, [Asked.Pick("san", 1)], known).Select(value => value.Code).ShouldBe(["domain"], "fewer names were bought since");
    }
}
