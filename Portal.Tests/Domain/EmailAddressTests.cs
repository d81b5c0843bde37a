using System.Text;
using FsCheck.Fluent;
using MimeKit;
using Portal.Domain.Catalog;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

public sealed class An_email_address
{
    private static readonly string Name64 = new('n', 64), Label63 = new('l', 63);

    public static TheoryData<string> Good =>
    [
        "anna@example.com", "a@b", "a@b.c", "anna.berg+portal@sub.example.com", "o'neill@example.com", "o'neill+tag@example.com", "Anna@Example.COM", "1@2.example",
        "a_b-c@example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "anna@bücher.example", "anna@BÜCHER.example", "anna@xn--bcher-kva.example", "anna@例え.jp",
        "anna@παράδειγμα.ελ", "anna@a-b.example", "anna@a--b.example", "anna@3com.com", "anna@münchen.straße.example", $"{Name64}@example.com", $"a@{Label63}.com",
        $"{Name64}@{Label63}.{Label63}.{new string('l', 57)}.com",
    ];

    public static TheoryData<string?, string> Bad => new()
    {
        { null, "such as anna@example.com" }, { "", "such as anna@example.com" }, { "anna", "such as anna@example.com" }, { "@example.com", "such as anna@example.com" },
        { "anna@", "such as anna@example.com" }, { "@", "such as anna@example.com" },
        { "anna@@example.com", "one @" }, { "anna@home@example.com", "one @" },
        { "anna berg@example.com", "without spaces" }, { " anna@example.com", "without spaces" }, { "anna@example.com\r\nBcc: eve@example.com", "without spaces" },
        { "anna\0@example.com", "invisible" }, { "anna@exam\u200bple.com", "invisible" }, { "anna@example.com\t", "without spaces" }, { "anna@\u202eexample.com", "invisible" },
        { "anna@example.com,eve@example.com", "alone" }, { "anna@example.com;eve@example.com", "alone" }, { "Anna <anna@example.com>", "without spaces" }, { "<anna@example.com>", "alone" },
        { "\"anna\"@example.com", "before the @" }, { "\"anna@home\"@example.com", "one @" }, { "anna(work)@example.com", "before the @" }, { "an\\na@example.com", "before the @" }, { "a:b@example.com", "before the @" },
        { ".anna@example.com", "a dot stands between" }, { "anna.@example.com", "a dot stands between" }, { "an..na@example.com", "a dot stands between" },
        { "müller@bücher.example", "“ü” cannot stand before the @" }, { "例@example.com", "“例”" },
        { $"n{Name64}@example.com", "64 characters; this one has 65" },
        { "anna@example.com.", "a dot stands between" }, { "anna@.com", "a dot stands between" }, { "anna@example..com", "a dot stands between" }, { "anna@.", "a dot stands between" },
        { "a@-b.c", "“-b”" }, { "a@b-.c", "“b-”" }, { "a@b.c-", "“c-”" }, { "a@-", "“-”" },
        { "a@xn--a.com", "“xn--a”" }, { "a@xn--.com", "“xn--" },
        { "anna@my_host.example", "“_”" }, { "anna@[192.0.2.1]", "“[”" }, { "anna@exa$mple.com", "“$”" }, { "anna@b。c", "“。”" }, { "anna@😀.example", "“😀”" },
        { "anna@192.0.2.1", "not a number" }, { "anna@example.123", "not a number" },
        { $"a@l{Label63}.com", "63 characters" }, { $"a@{new string('ü', 60)}.com", "63 characters" },
        { $"{Name64}@{Label63}.{Label63}.{new string('l', 58)}.com", "254 characters; this one has 255" },
        { $"{Name64}@{Label63}.{Label63}.{new string('l', 50)}.bücher", "254 characters" },
        { "anna@exam\ud800ple.com", "cannot stand after the @" }, { "an\ud800na@example.com", "before the @" },
    };

    [Theory, MemberData(nameof(Good))]
    public void Is_taken(string address)
    {
        EmailAddress.Fault(address).ShouldBeNull();
        CanBeSentTo(address);
    }

    [Theory, MemberData(nameof(Bad))]
    public void Is_refused_in_words_that_say_how_to_mend_it(string? address, string words) => EmailAddress.Fault(address).ShouldNotBeNull().ShouldContain(words);

    [Fact]
    public void That_is_taken_can_be_sent_to_whatever_was_typed()
    {
        var taken = 0;
        Typed().Hold(address =>
        {
            if (EmailAddress.Fault(address) is not null)
                return;
            taken++;
            CanBeSentTo(address);
        }, count: 8_000);
        taken.ShouldBeGreaterThan(100, "most of what was tried was refused, so little was seen");
    }

    [Fact]
    public void Goes_to_servers_with_its_host_in_ASCII() => EmailAddress.ForServers("anna@Bücher.example").ShouldBe("anna@xn--bcher-kva.example");

    [Fact]
    public void List_of_addresses_names_each_once() => EmailAddress.List("a@x.example, B@x.example ,, b@x.example").ShouldBe(["a@x.example", "B@x.example"]);

    [Fact]
    public void List_is_refused_for_one_that_is_none()
    {
        var refusal = Should.Throw<Refusal>(() => PartnerSettings.OrderRecipients.Check("a@x.example, b@-x.example"));
        (refusal.Code, refusal.Field).ShouldBe(("email.invalid", "orders.recipients"));
        refusal.Message.ShouldContain("“b@-x.example”");
    }

    [Fact]
    public void Of_a_contact_is_looked_at_in_the_same_way()
    {
        var contact = new Contact("Anna", "", "anna@-example.com", "+43 1 234567", "Street 1", "1010", "Vienna", "AT");
        contact.Fault().ShouldBe(EmailAddress.Fault("anna@-example.com"));
        (contact with { Email = "anna@example.com" }).Fault().ShouldBeNull();
    }

    private static void CanBeSentTo(string address)
    {
        var forServers = EmailAddress.ForServers(address);
        forServers.ShouldAllBe(letter => char.IsAscii(letter));
        forServers.Length.ShouldBeLessThanOrEqualTo(EmailAddress.Longest);
        MailboxAddress.TryParse(address, out var typed).ShouldBeTrue(address);
        MailboxAddress.TryParse(forServers, out var written).ShouldBeTrue(forServers);
        typed.GetAddress(idnEncode: true).ShouldBe(forServers, StringCompareShould.IgnoreCase);
        written.GetAddress(idnEncode: true).ShouldBe(forServers);
        written.GetAddress(idnEncode: false).ShouldNotBeEmpty();
        written.ToString(FormatOptions.Default, encode: true).ShouldBe(forServers);
    }

    // Pieces of good addresses and of what breaks them, thrown together.
    private static FsCheck.Gen<string> Typed()
    {
        var name = Gen.Elements("a", "anna", "berg", "o'neill", "+tag", ".", "_", "-", "!#$%", "{|}~", "ü", "\"", "(", " ", "\\", new string('n', 63)).NonEmptyListOf();
        var host = Gen.Elements("a", "b", "example", "com", ".", ".", ".", "-", "xn--", "xn--bcher-kva", "bücher", "ß", "ﬁ", "ª", "例え", "ελ", "é", "e\u0301", "ع", "ا", "1", "９", "ａ", "_", "。", "·", new string('l', 62)).NonEmptyListOf();
        return name.SelectMany(before => host.Select(after => string.Concat(before.Take(4)) + "@" + string.Concat(after.Take(7))));
    }
}
