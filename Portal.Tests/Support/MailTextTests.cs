using Portal.Domain.Support;

namespace Portal.Tests.Support;

public sealed class A_mail_text
{
    private static readonly Dictionary<string, string> Values = new() { ["customer"] = "Anna", ["credit"] = "", ["message"] = "{{customer}} says hi" };

    [Fact]
    public void Puts_values_in_place() => new MailText("For {{customer}}", "Hello {{ customer }}!").Fill(Values).ShouldBe(new("For Anna", "Hello Anna!"));

    [Fact]
    public void Leaves_out_lines_of_empty_values_with_their_blank_line() =>
        new MailText("S", "Hello\n\n{{credit}}\n\nBye\n{{credit}}\nPS").Fill(Values).Body.ShouldBe("Hello\n\nBye\nPS");

    [Fact]
    public void Keeps_lines_that_were_blank_from_the_beginning() => new MailText("S", "One\n\nTwo").Fill(Values).Body.ShouldBe("One\n\nTwo");

    [Fact]
    public void Does_not_look_for_placeholders_in_what_customers_wrote() => new MailText("S", "{{message}}").Fill(Values).Body.ShouldBe("{{customer}} says hi");

    [Fact]
    public void Keeps_the_subject_in_one_line() =>
        new MailText("{{customer}}", "B").Fill(new Dictionary<string, string> { ["customer"] = "Anna\r\nBcc: x" }).Subject.ShouldBe("Anna Bcc: x");

    [Fact]
    public void Names_the_value_that_is_missing() =>
        Should.Throw<InvalidOperationException>(() => new MailText("S", "{{order}}").Fill(Values)).Message.ShouldContain("{{order}}");
}
