using Microsoft.Extensions.Configuration;
using Portal.Infrastructure;
using Portal.Infrastructure.Mail;
using Portal.Tests.World;

namespace Portal.Tests.Support;

public sealed class Mail_settings
{
    [Fact]
    public void Keep_the_mails_of_a_demo_in_a_folder() => Read(demo: true).Transport.ShouldBe(MailTransportKind.Folder);

    [Fact]
    public void Take_the_server_when_one_is_named() =>
        Read(demo: true, ("Mail:Smtp:Host", "mail.example.com")).ShouldSatisfyAllConditions(
            options => options.Transport.ShouldBe(MailTransportKind.Smtp), options => options.Port.ShouldBe(587), options => options.EnableSsl.ShouldBeTrue());

    [Theory]
    [InlineData("Mail:Smtp:Host")]
    [InlineData("Mail:From", "Mail:Smtp:Host", "mail.example.com")]
    [InlineData("Mail:From", "Mail:Smtp:Host", "mail.example.com", "Mail:From", "a@example.com\r\nBcc: b@example.com")]
    [InlineData("Mail:Transport", "Mail:Transport", "Pigeon")]
    [InlineData("Mail:Smtp:Host", "Mail:Transport", "Smtp", "Mail:From", "a@example.com")]
    [InlineData("Mail:Smtp:Port", "Mail:Smtp:Host", "mail.example.com", "Mail:Smtp:Port", "70000")]
    [InlineData("Mail:Smtp:EnableSsl", "Mail:Smtp:Host", "mail.example.com", "Mail:Smtp:EnableSsl", "perhaps")]
    public void Stop_the_start_of_production_with_a_sentence_that_names_what_is_wrong(string named, params string[] settings) =>
        Should.Throw<SettingMissing>(() => Read(demo: false, [.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))])).Message.ShouldContain(named);

    private static MailOptions Read(bool demo, params (string Key, string Value)[] settings)
    {
        using var folder = new TemporaryDirectory();
        return MailOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .AddInMemoryCollection([new("Portal:DataDirectory", folder.Path)]).Build(), demo);
    }
}
