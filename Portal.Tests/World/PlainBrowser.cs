using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.World;

/// <summary>A person at a browser without scripts: cookies, pages, and forms that are filled in and sent as they came.</summary>
public sealed class PlainBrowser(HttpClient http) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private Uri _address = http.BaseAddress!;

    public HttpResponseMessage Answer { get; private set; } = new();
    public IHtmlDocument Page { get; private set; } = Parser.ParseDocument("");
    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>Where the answer leads, when it leads elsewhere; a path when it stays on this site.</summary>
    public string? Leads => Answer.Headers.Location is not { } to ? null
        : new Uri(_address, to) is var there && there.Authority == _address.Authority ? there.PathAndQuery
        : to.ToString();

    /// <summary>What a person reads, without the spaces between.</summary>
    public string Text => string.Join(' ', Page.QuerySelector("main")?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>The error under the field of that label, or null.</summary>
    public string? ErrorOf(string label) => FieldOf(label)?.QuerySelector(".field-error")?.TextContent.Trim();

    public Task OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the form of that label from the open page, with everything in it that is not named here as it stands.</summary>
    public Task SendAsync(string form, params (string Name, string Value)[] typed)
    {
        var element = Page.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(candidate => candidate.GetAttribute("aria-label") == form)
            ?? throw new InvalidOperationException($"The page has no form “{form}”:\n{Page.Body?.TextContent}");
        var values = element.QuerySelectorAll("input, textarea").OfType<IHtmlElement>().Where(IsSent).ToDictionary(input => input.GetAttribute("name")!, ValueOf);
        foreach (var (name, value) in typed)
            values[name] = values.ContainsKey(name) || element.QuerySelector($"[name={name}]") is not null ? value : throw new InvalidOperationException($"The form “{form}” has no {name}.");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, element.GetAttribute("action")) { Content = new FormUrlEncodedContent(values) });
    }

    public async Task LogInAsync(string email, string password, string? backTo = null)
    {
        await OpenAsync(backTo is null ? "/account/login" : $"/account/login?returnUrl={Uri.EscapeDataString(backTo)}");
        await SendAsync("Log in", ("Email", email), ("Password", password));
    }

    public async Task SendAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        _address = request.RequestUri = new Uri(_address, request.RequestUri!);
        Answer = await http.SendAsync(request);
        Page = Parser.ParseDocument(await Answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    private IElement? FieldOf(string label) => Page.QuerySelectorAll(".field").FirstOrDefault(field => field.QuerySelector("label")?.TextContent.StartsWith(label, StringComparison.Ordinal) == true);

    private static bool IsSent(IHtmlElement input) => input.HasAttribute("name") && !(input is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false });

    private static string ValueOf(IHtmlElement input) => input is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)input).Value;
}
