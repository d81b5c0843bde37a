using System.Globalization;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning.Webhook;

/// <summary>
/// Calls the operator's own system: POST with JSON, signed. Every try of an operation carries its key as <c>Idempotency-Key</c>;
/// questions carry one of their own, so that a cache of answers by key does not answer them.
/// </summary>
public sealed class WebhookProvisioner(WebhookClient client, TimeProvider time) : IProvisioner
{
    public ModuleKind Kind => ModuleKind.Webhook;

    public Task<ModuleAnswer> CheckAsync(ModuleSettings settings, string internalName, CancellationToken cancellation) =>
        CallAsync(settings, ModuleMessage.Check(internalName), OwnKey(), asking: false, cancellation);

    public Task<ModuleAnswer> AskAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) =>
        CallAsync(settings, ModuleMessage.Ask(call), OwnKey(), asking: true, cancellation);

    public Task<ModuleAnswer> RunAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) =>
        CallAsync(settings, ModuleMessage.Run(call), call.Key, asking: false, cancellation);

    private async Task<ModuleAnswer> CallAsync(ModuleSettings settings, byte[] json, string key, bool asking, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(settings[ModuleFields.Url], UriKind.Absolute, out var address))
            return ModuleAnswer.Silent("The module has no address. Write it on the module's page.");
        if (settings[ModuleFields.Secret] is not { Length: > 0 } secret)
            return ModuleAnswer.Silent("The module has no secret to sign with. Write it on the module's page.");
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var headers = new Dictionary<string, string>
        {
            ["Idempotency-Key"] = key,
            ["Portal-Timestamp"] = seconds.ToString(CultureInfo.InvariantCulture),
            ["Portal-Signature"] = WebhookSignature.Of(json, secret, seconds),
        };
        return await TimeLimit.KeepAsync(settings, address.Host, async limited =>
        {
            try
            {
                var answer = ModuleMessage.Read(await client.PostAsync(address, json, headers, limited), address.Host, asking);
                // A system that repeats what it knows must not carry the secret into the log.
                return answer with { Message = answer.Message.Replace(secret, "…", StringComparison.Ordinal) };
            }
            catch (WebhookFault fault)
            {
                return ModuleAnswer.Silent(fault.Message);
            }
        }, cancellation);
    }

    private static string OwnKey() => $"question-{Guid.CreateVersion7()}";
}
