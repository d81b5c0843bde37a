namespace Portal.Infrastructure.Provisioning;

/// <summary>Settings under <c>Provisioning</c>: what only those decide who run the server.</summary>
public sealed class ProvisioningOptions
{
    public const string Section = "Provisioning";

    /// <summary>Webhooks may go to addresses of the inner network and without https.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>What the module Command may run, by the name that administrators pick.</summary>
    public Dictionary<string, CommandOptions> Commands { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong, naming the setting; null when all is well.</summary>
    public string? Fault() => Commands.Where(command => !Path.IsPathFullyQualified(command.Value.Path))
        .Select(command => $"{Section}:Commands:{command.Key}:Path must be the whole path of a program, such as /usr/local/bin/set-up-mailbox.").FirstOrDefault();
}

/// <summary>One program that may be run. Neither path nor arguments ever come from the web.</summary>
public sealed class CommandOptions
{
    public string Path { get; set; } = "";

    public IList<string> Arguments { get; } = [];

    /// <summary>Names of environment variables that it gets from the portal's own, beside PATH and LANG.</summary>
    public IList<string> Variables { get; } = [];
}
