using System.Globalization;
using Portal.App.Kit;
using Portal.Domain.Support;

namespace Portal.App.Support;

public static class MailWords
{
    public static StatusWord Word(this MailStatus status) => status switch
    {
        MailStatus.Queued => new(Tone.Info, "clock", "Queued"),
        MailStatus.Sent => new(Tone.Success, "check-circle", "Sent"),
        MailStatus.Failed => new(Tone.Danger, "x-circle", "Failed"),
    };

    /// <summary>The English name of a language: German of de.</summary>
    public static string Language(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
