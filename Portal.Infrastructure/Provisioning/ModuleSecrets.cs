using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning;

/// <summary>Settings of modules on their way into the database and out of it: secrets are stored protected and never shown.</summary>
public sealed class ModuleSecrets(IDataProtectionProvider protection)
{
    private const string Prefix = "protected:";

    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Provisioning.ModuleSecrets");

    /// <summary>What is typed becomes what is stored. A secret that is left empty stays as it is.</summary>
    /// <param name="typed">By name of the field; others are passed over.</param>
    /// <param name="stored">The module's settings so far.</param>
    /// <exception cref="Refusal">A field is missing or wrong; it is named.</exception>
    public IReadOnlyList<ModuleSetting> Store(ModuleKind kind, IReadOnlyDictionary<string, string> typed, IEnumerable<ModuleSetting> stored)
    {
        var before = stored.ToDictionary(setting => setting.Name, setting => setting.Value);
        var settings = new List<ModuleSetting>();
        foreach (var field in ModuleFields.Of(kind))
        {
            var value = (typed.GetValueOrDefault(field.Name) ?? "").Trim();
            if (value.Length > 0 && field.Fault(value) is { } fault)
                throw new Refusal("module.setting", fault, field.Name);
            if (field.IsSecret)
                value = value.Length > 0 ? Prefix + _protector.Protect(value) : before.GetValueOrDefault(field.Name, "");
            if (value.Length > 0)
                settings.Add(new(field.Name, value));
            else if (field.Required)
                throw new Refusal("module.setting", $"Fill in “{field.Label}”: the module cannot work without it.", field.Name);
        }
        return settings;
    }

    /// <summary>What a page may show: secrets are left out.</summary>
    public static IReadOnlyDictionary<string, string> Shown(ProcessingModule module)
    {
        var secret = ModuleFields.Of(module.Kind).Where(field => field.IsSecret).Select(field => field.Name).ToHashSet();
        return module.Settings.Where(setting => !secret.Contains(setting.Name)).ToDictionary(setting => setting.Name, setting => setting.Value);
    }

    /// <summary>What the module's code gets: secrets readable, the standard where nothing is set.</summary>
    /// <exception cref="Refusal">The key that a secret was protected with is gone.</exception>
    public ModuleSettings Open(ProcessingModule module)
    {
        var values = ModuleFields.Of(module.Kind).ToDictionary(field => field.Name, field => module.Setting(field.Name) is { Length: > 0 } value ? Readable(module, field, value) : field.Standard);
        var limit = int.TryParse(values.GetValueOrDefault(ModuleFields.LimitSeconds), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 30;
        return new(module.Id.Value, values, TimeSpan.FromSeconds(limit));
    }

    private string Readable(ProcessingModule module, ModuleField field, string value)
    {
        if (!field.IsSecret || !value.StartsWith(Prefix, StringComparison.Ordinal))
            return value;
        try
        {
            return _protector.Unprotect(value[Prefix.Length..]);
        }
        catch (CryptographicException)
        {
            throw new Refusal("module.secret", $"“{field.Label}” of {module.Name} can no longer be read. Write it again on the module's page.", field.Name);
        }
    }
}
