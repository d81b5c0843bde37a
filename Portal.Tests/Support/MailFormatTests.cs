using System.Text;
using FsCheck.Fluent;
using MimeKit;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Infrastructure.Mail;
using Portal.Tests.World;

namespace Portal.Tests.Support;

/// <summary>RFC 5322, 2045 and 2047, as far as plain text needs them.</summary>
public sealed class A_mail_file
{
    private static readonly DateTime At = new(2026, 11, 5, 7, 8, 9, DateTimeKind.Utc);

    [Fact]
    public void Reads_like_this()
    {
        var mail = Mail("Your order O-1 is paid", "Hello Anna,\n\n29.90 = paid.\n");

        Written(new Letter(mail, "portal@example.com", "Harbour Net", "help@harbour.example")).Split("\r\n\r\n", 2).ShouldSatisfyAllConditions(
            parts => parts[0].Split("\r\n").ShouldBe(
            [
                "Date: Thu, 05 Nov 2026 07:08:09 +0000", "From: Harbour Net <portal@example.com>", "Reply-To: help@harbour.example", "To: anna@example.com",
                "Subject: Your order O-1 is paid", $"Message-Id: <{mail.Id}@example.com>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
            ], ignoreOrder: true),
            parts => parts[1].ShouldBe("Hello Anna,\r\n\r\n29.90 =3D paid.\r\n"));
    }

    [Fact]
    public void Has_only_short_ASCII_lines_whatever_is_written()
    {
        var text = Written(Mail(new string('ü', 150), new string('x', 5000) + "\n" + new string('日', 900) + "\n. \n.\nend "));

        text.ShouldAllBe(letter => char.IsAscii(letter));
        text.Split("\r\n\r\n", 2)[1].Split("\r\n").ShouldAllBe(line => line.Length <= 78);
        text.Split("\r\n").ShouldAllBe(line => line.Length <= 998, "servers need take no longer line");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\r');
    }

    [Fact]
    public void Brings_back_every_text() => Texts().Two().Hold(texts =>
    {
        var (subject, body) = (Line(texts.Item1), texts.Item2.ReplaceLineEndings("\n").TrimEnd('\n'));

        var read = Read(Written(Mail(subject, body)));

        (read.Subject, read.Body, read.To, read.At).ShouldBe((subject.Replace("=?", "= ?", StringComparison.Ordinal), body, "anna@example.com", At));
    }, count: 400);

    [Theory]
    [InlineData("Häfen & Meer", "Häfen & Meer")]
    [InlineData("Smith, Jones (Ltd.)", "Smith, Jones (Ltd.)")]
    [InlineData("Evil\r\nBcc: everybody@example.com", "EvilBcc: everybody@example.com")]
    [InlineData("A <b> \"c\" \\d", "A <b> \"c\" \\d")]
    public void Writes_the_brand_as_a_name_and_nothing_else(string brand, string sender)
    {
        var text = Written(new Letter(Mail("Hello", "Hello"), "portal@example.com", brand, ""));

        Read(text).Sender.ShouldBe(sender);
        text.Split("\r\n").ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("anna@bücher.example", "To: anna@xn--bcher-kva.example")]
    [InlineData("o'neill+tag@example.com", "To: o'neill+tag@example.com")]
    public void Writes_addresses_as_servers_want_them(string to, string header) => Written(Mail("Hello", "Hello", to)).Split("\r\n").ShouldContain(header);

    [Theory]
    [InlineData("jürgen@example.com")]
    [InlineData("a..b@example..com")]
    [InlineData("a@xn--a.com")]
    [InlineData("anna@example.com\r\nBcc: x@example.com")]
    [InlineData("anna@example.com,bert@example.com")]
    [InlineData("Anna <anna@example.com>")]
    [InlineData("anna example.com")]
    public void Is_never_written_to_what_would_not_arrive(string to)
    {
        var mail = Mail("Hello", "Hello", to);

        (mail.Status, mail.LastError).ShouldBe((MailStatus.Failed, EmailAddress.Fault(to)!));
        Should.Throw<MailRefused>(() => Written(mail));
    }

    [Fact]
    public async Task That_is_none_does_not_hide_the_others() =>
        (await KeptMail.ReadAsync("notes.eml", new MemoryStream("\0\u0001 nothing like a header"u8.ToArray()), default)).Name.ShouldBe("notes.eml");

    [Fact]
    public void Has_its_subject_in_one_line() => Mail("Hello\r\nBcc: x@example.com", "Hello").Subject.ShouldBe("Hello Bcc: x@example.com");

    private static OutgoingMail Mail(string subject, string body, string to = "anna@example.com") =>
        new(Id<Partner>.New(), to, "test", subject, body, At);

    private static string Written(OutgoingMail mail) => Written(new Letter(mail, "portal@example.com", "Portal", ""));

    private static string Written(Letter letter)
    {
        using var file = new MemoryStream();
        letter.Message().WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, file);
        return Encoding.ASCII.GetString(file.ToArray());
    }

    private static KeptMail Read(string text) => KeptMail.ReadAsync("x.eml", new MemoryStream(Encoding.ASCII.GetBytes(text)), default).GetAwaiter().GetResult();

    private static string Line(string text) => string.Concat(text.Where(letter => !char.IsControl(letter))).Trim() is { Length: > 0 } line ? line : "Subject";

    // Words, symbols of two to four bytes, dots, equal signs and line ends: what breaks a careless encoder.
    private static FsCheck.Gen<string> Texts() => Gen.Elements("a", "Hello world ", " ", ".", "=", "=3D", "ü", "日本", "😀", "\n", "\n.", "\t", "=?utf-8?B?", "?=", "long word without end ")
        .ListOf().Select(parts => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Concat(parts))));
}
