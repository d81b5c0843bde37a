using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;
using Portal.Tests.World;

namespace Portal.Tests.Provisioning;

/// <summary>The code of modules as the program registers it, and what it is called with.</summary>
internal static class TheCode
{
    public const string Secret = "a-secret-for-no-log";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static ServiceProvider With(params (string Key, string Value)[] settings) => With(_ => { }, settings);

    public static ServiceProvider With(Action<IServiceCollection> more, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(new ManualClock());
        services.AddProvisioners(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build());
        more(services);
        return services.BuildServiceProvider();
    }

    public static IProvisioner Of(this ServiceProvider services, ModuleKind kind) => services.GetRequiredService<Provisioners>().Of(kind);

    public static ModuleSettings Settings(TimeSpan limit, params (string Name, string Value)[] values) =>
        new(Guid.CreateVersion7(), values.ToDictionary(pair => pair.Name, pair => pair.Value), limit);

    public static ModuleCall Call(OperationKind kind = OperationKind.SetUp, string? key = null, params (string Code, string Value)[] values) => new(
        kind, key ?? $"operation-{Guid.CreateVersion7()}", "S-100042", "mail-small", "C-100007", [new AddOnPick("storage", 20, "")], values.ToDictionary(pair => pair.Code, pair => pair.Value));

    public static ModuleAnswer Read(string json, bool asking = false) => ModuleMessage.Read(Encoding.UTF8.GetBytes(json), "The system", asking);
}
