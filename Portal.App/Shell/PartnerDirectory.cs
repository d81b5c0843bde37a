using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;

namespace Portal.App.Shell;

/// <summary>What every request has to know of a partner before a page asks the database: how it looks, writes and is found.</summary>
public sealed record PartnerEntry(Id<Partner> Id, string Code, string? HostName, bool IsDefault, CultureInfo Culture, Brand Brand);

/// <summary>All partners, kept in memory and read again after any of them changed here or on another node.</summary>
public sealed class PartnerDirectory : IDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IDisposable _subscription;
    private Lazy<Task<IReadOnlyList<PartnerEntry>>> _entries;

    private readonly PortalOptions _portal;

    public PartnerDirectory(IServiceScopeFactory scopes, ChangeFeed feed, PortalOptions portal)
    {
        (_scopes, _portal) = (scopes, portal);
        _entries = Fresh();
        _subscription = feed.Subscribe([Topics.Partners], Forget);
    }

    public async Task<PartnerEntry?> FindAsync(Id<Partner> id) => (await ReadAsync()).FirstOrDefault(entry => entry.Id == id);

    public async Task<PartnerEntry?> FindAsync(string code) => (await ReadAsync()).FirstOrDefault(entry => string.Equals(entry.Code, code, StringComparison.OrdinalIgnoreCase));

    public async Task<PartnerEntry?> AtHostAsync(string host) => (await ReadAsync()).FirstOrDefault(entry => string.Equals(entry.HostName, host, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whose portal strangers see at this host.</summary>
    public async Task<PartnerEntry?> ShownAtAsync(string host) => await AtHostAsync(host) ?? await DefaultAsync();

    /// <summary>Null only before the first start has filled the database.</summary>
    public async Task<PartnerEntry?> DefaultAsync() => (await ReadAsync()).FirstOrDefault(entry => entry.IsDefault);

    public void Dispose() => _subscription.Dispose();

    private async Task<IReadOnlyList<PartnerEntry>> ReadAsync()
    {
        var reading = _entries;
        try
        {
            return await reading.Value;
        }
        catch
        {
            // A database that was away for a moment must not be remembered as such.
            Interlocked.CompareExchange(ref _entries, Fresh(), reading);
            throw;
        }
    }

    // A read that began before the change still ends for those who wait for it; the next one asks anew.
    private void Forget() => Interlocked.Exchange(ref _entries, Fresh());

    private Lazy<Task<IReadOnlyList<PartnerEntry>>> Fresh() => new(LoadAsync);

    private async Task<IReadOnlyList<PartnerEntry>> LoadAsync()
    {
        await using var scope = _scopes.CreateAsyncScope();
        var partners = await scope.ServiceProvider.GetRequiredService<PortalDb>().Partners.AsNoTracking().ToListAsync();
        return partners.Find(partner => partner.IsDefault) is { } standard ? [.. partners.Select(partner => EntryOf(partner, standard))] : [];
    }

    private PartnerEntry EntryOf(Partner partner, Partner standard)
    {
        var settings = EffectiveSettings.Of(partner, standard);
        var name = settings.Get(PartnerSettings.BrandName) is { Length: > 0 } brand ? brand : partner.Name;
        var logo = settings.Get(PartnerSettings.BrandLogo) is { Length: > 0 } address ? address : null;
        var colour = settings.Get(PartnerSettings.BrandColour);
        // The colour itself is the version, so an address with it can be cached for good.
        var version = int.Parse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new(partner.Id, partner.Code, partner.HostName, partner.IsDefault, CultureInfo.GetCultureInfo(partner.Culture),
            new(partner.Code, name, colour, logo, partner.TimeZone, version, _portal.AddressOf(partner)));
    }
}
