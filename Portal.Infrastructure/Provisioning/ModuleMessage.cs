using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning;

/// <summary>The JSON that goes to a webhook or a command, and what is let in of their answer.</summary>
public static class ModuleMessage
{
    /// <summary>Of an answer as it arrives; what is longer is not read.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Of a message, in characters.</summary>
    public const int LongestMessage = 500;

    private const int MostValues = 100, LongestName = 100, LongestValue = 4000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly Dictionary<string, string> NoValues = [];

    /// <summary>The word for an operation in a call.</summary>
    public static string ActionOf(OperationKind kind) => kind switch
    {
        OperationKind.SetUp => "setup",
        OperationKind.Change => "change",
        OperationKind.Suspend => "suspend",
        OperationKind.Resume => "resume",
        OperationKind.Delete => "delete",
    };

    /// <summary>The dry run: is this item there, or can it be made.</summary>
    public static byte[] Check(string internalName) => JsonSerializer.SerializeToUtf8Bytes(new { action = "check", item = internalName });

    /// <summary>What became of an earlier call: the same call, with what it was as <c>of</c>.</summary>
    public static byte[] Ask(ModuleCall call) => Write(call, "ask", ActionOf(call.Kind));

    public static byte[] Run(ModuleCall call) => Write(call, ActionOf(call.Kind), null);

    /// <summary>Reads an answer: <c>{"state": "done|failed|working|unknown", "message": "…", "values": {"name": "text"}}</c>. Message and values may be left out; anything else is refused.</summary>
    /// <param name="who">Who answered, at the beginning of a sentence.</param>
    /// <param name="asking">Only who is asked about an earlier call may say that it is unknown.</param>
    public static ModuleAnswer Read(ReadOnlyMemory<byte> json, string who, bool asking)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement, who, asking);
        }
        catch (JsonException)
        {
            return ModuleAnswer.Silent($"{who} did not answer with JSON.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is JSON, but no text.
            return ModuleAnswer.Silent($"{who} answered with text that is not Unicode.");
        }
    }

    /// <summary>One line without control characters, short enough for a log.</summary>
    public static string Clean(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (!hidden)
                line.Append(rune);
            else if (Rune.IsWhiteSpace(rune) && line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
            if (line.Length >= LongestMessage)
                break;
        }
        if (line.Length > LongestMessage)
            line.Length -= 2;
        return line.ToString().Trim();
    }

    private static byte[] Write(ModuleCall call, string action, string? of) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            action,
            of,
            key = call.Key,
            service = call.ServiceNumber,
            item = call.InternalName,
            customer = call.CustomerNumber,
            addOns = call.AddOns.Select(pick => new { code = pick.Code, quantity = pick.Quantity, option = pick.Option }),
            values = call.Values,
        },
        WithoutNulls);

    private static ModuleAnswer Read(JsonElement root, string who, bool asking)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return ModuleAnswer.Silent($"{who} did not answer with a JSON object.");
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name is not ("state" or "message" or "values")) is { } stranger)
            return ModuleAnswer.Silent($"{who} answered with “{Clean(stranger)}”; only state, message and values are known.");
        if (!root.TryGetProperty("state", out var word) || word.ValueKind != JsonValueKind.String || StateOf(word.GetString()!) is not { } state)
            return ModuleAnswer.Silent($"{who} answered without a state of done, failed, working or unknown.");
        if (state == ModuleState.Unknown && !asking)
            return ModuleAnswer.Silent($"{who} answered “unknown”, which is no answer to a call that is to be carried out.");
        var message = "";
        if (root.TryGetProperty("message", out var said))
        {
            if (said.ValueKind != JsonValueKind.String)
                return ModuleAnswer.Silent($"{who} answered with a message that is not text.");
            message = Clean(said.GetString()!);
        }
        if (!root.TryGetProperty("values", out var given))
            return Answer(state, message, who, NoValues);
        return ValuesOf(given) is { } values ? Answer(state, message, who, values)
            : ModuleAnswer.Silent($"{who} answered with values that are not texts by name: up to {MostValues}, names up to {LongestName} and texts up to {LongestValue} characters, without control characters.");
    }

    private static ModuleAnswer Answer(ModuleState state, string message, string who, Dictionary<string, string> values) =>
        new(state, state == ModuleState.Failed && message.Length == 0 ? $"{who} answered that it failed, without saying why." : message, values);

    private static Dictionary<string, string>? ValuesOf(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object || given.GetPropertyCount() > MostValues)
            return null;
        var values = new Dictionary<string, string>();
        foreach (var member in given.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String || member.Name.Length is 0 or > LongestName || member.Name.Any(char.IsControl))
                return null;
            var text = member.Value.GetString()!;
            if (text.Length > LongestValue || text.Any(letter => char.IsControl(letter) && letter != '\n'))
                return null;
            values.Add(member.Name, text);
        }
        return values;
    }

    private static ModuleState? StateOf(string word) => word switch
    {
        "done" => ModuleState.Done,
        "failed" => ModuleState.Failed,
        "working" => ModuleState.Working,
        "unknown" => ModuleState.Unknown,
        _ => null,
    };
}
