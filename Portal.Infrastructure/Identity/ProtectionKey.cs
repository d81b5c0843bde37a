using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Infrastructure.Identity;

/// <summary>A key that cookies are protected with; in the database, so that restarts and other nodes can read them.</summary>
public sealed class ProtectionKey
{
    private ProtectionKey() { }

    public ProtectionKey(string name, string xml)
    {
        Name = name;
        Xml = xml;
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Xml { get; private set; } = "";
}

/// <summary>Data protection keys in the portal's database.</summary>
public sealed class ProtectionKeyStore(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return [.. db.ProtectionKeys.AsNoTracking().Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.ProtectionKeys.Add(new ProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        // The interface is synchronous and is called at start, when nobody waits for this thread.
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
