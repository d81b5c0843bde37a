using System.Net;

namespace Portal.Infrastructure.Provisioning;

/// <summary>Settings under <c>Provisioning</c>: what only those decide who run the server.</summary>
public sealed class ProvisioningOptions
{
    public const string Section = "Provisioning";

    /// <summary>Webhooks may go to addresses of the inner network and without https.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Networks that webhooks may go to although they are not public, such as 10.20.0.0/16; https stays required there.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>What the module Command may run, by the name that administrators pick.</summary>
    public Dictionary<string, CommandOptions> Commands { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong, naming the setting; null when all is well.</summary>
    public string? Fault()
    {
        if (Commands.FirstOrDefault(command => !Path.IsPathFullyQualified(command.Value.Path)) is { Key: { } name })
            return $"{Section}:Commands:{name}:Path must be the whole path of a program, such as /usr/local/bin/set-up-mailbox.";
        return AllowedNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } wrong
            ? $"{Section}:AllowedNetworks holds “{wrong}”; write a network such as 10.20.0.0/16." : null;
    }
}

/// <summary>One program that may be run. Neither path nor arguments ever come from the web.</summary>
public sealed class CommandOptions
{
    public string Path { get; set; } = "";

    public IList<string> Arguments { get; } = [];

    /// <summary>Names of environment variables that it gets from the portal's own, beside PATH and LANG.</summary>
    public IList<string> Variables { get; } = [];
}
