using System.Globalization;

namespace Portal.App.Support;

public static class MailWords
{
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
