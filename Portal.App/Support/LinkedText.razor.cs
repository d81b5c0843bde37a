using System.Text.RegularExpressions;

namespace Portal.App.Support;

public sealed partial class LinkedText
{
    // The brackets keep the addresses in the answer of Split; a full stop or bracket behind one belongs to the sentence.
    [GeneratedRegex(@"(?<address>https?://[^\s<>""]*[^\s<>"".,;:!?)\]])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
