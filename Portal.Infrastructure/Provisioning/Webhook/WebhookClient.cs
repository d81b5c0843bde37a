using System.Net.Http.Headers;
using System.Net.Mime;

namespace Portal.Infrastructure.Provisioning.Webhook;

/// <summary>Posts JSON and reads a short JSON answer; follows the few redirects that keep a call as it is.</summary>
public sealed class WebhookClient(HttpClient http, AddressRule rule)
{
    private const int MostRedirects = 3;

    /// <param name="headers">Sent with every hop.</param>
    /// <exception cref="WebhookFault">There is no answer that could be read.</exception>
    internal async Task<ReadOnlyMemory<byte>> PostAsync(Uri address, byte[] json, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            rule.Check(address);
            try
            {
                using var request = Request(address, json, headers);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
                if ((int)response.StatusCode is not (307 or 308))
                    return await BodyAsync(response, address.Host, cancellation);
                if (redirects == MostRedirects)
                    throw new WebhookFault($"{address.Host} redirects for more than {MostRedirects} times.");
                address = response.Headers.Location is { } next ? new Uri(address, next) : throw new WebhookFault($"{address.Host} redirects without saying where to.");
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                throw failure.InnerException as WebhookFault ?? new WebhookFault(Sentence(failure, address.Host), failure);
            }
        }
    }

    private static HttpRequestMessage Request(Uri address, byte[] json, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        request.Headers.Accept.Add(new(MediaTypeNames.Application.Json));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return request;
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, string host, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            throw new WebhookFault($"{host} answered {status}; of redirects only 307 and 308 are followed.");
        if (!response.IsSuccessStatusCode)
            throw new WebhookFault($"{host} answered with the error {status}.");
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (!type.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) && !type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
            throw new WebhookFault($"{host} did not answer with JSON: the content type is “{ModuleMessage.Clean(type)}”.");

        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var body = new byte[ModuleMessage.MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        return length <= ModuleMessage.MostBytes ? body.AsMemory(0, length) : throw new WebhookFault($"{host} answered with more than {ModuleMessage.MostBytes / 1024} KB.");
    }

    private static string Sentence(Exception failure, string host) => (failure as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"There is no host named {host}.",
        HttpRequestError.ConnectionError => $"{host} could not be reached.",
        HttpRequestError.SecureConnectionError => $"{host} could not be called over https: its certificate is not trusted, or it does not speak TLS.",
        _ => $"{host} broke the connection off before its answer was complete.",
    };
}
