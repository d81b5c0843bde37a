using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning;

/// <summary>The code of each kind of module.</summary>
public sealed class Provisioners(IEnumerable<IProvisioner> all)
{
    private readonly Dictionary<ModuleKind, IProvisioner> _all = all.ToDictionary(code => code.Kind);

    public IProvisioner Of(ModuleKind kind) => _all[kind];
}
