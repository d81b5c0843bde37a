using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;
using Portal.Infrastructure.Mapping;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Provisioning;
using Portal.Infrastructure.Search;

namespace Portal.Infrastructure;

/// <summary>
/// The portal's database. Each provider has its own subclass, because each has its own migrations.
/// Every save raises row versions, writes what changed to the feed and to the search index in the same transaction, and on SQLite waits its turn at the gate.
/// </summary>
public abstract class PortalDb(DbContextOptions options) : IdentityUserContext<PortalUser, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Partner> Partners => Set<Partner>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Cart> Carts => Set<Cart>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<ProcessingModule> Modules => Set<ProcessingModule>();
    public DbSet<Operation> Operations => Set<Operation>();
    public DbSet<StaffTask> StaffTasks => Set<StaffTask>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<RetryRule> RetryRules => Set<RetryRule>();
    public DbSet<SimulatedCall> SimulatedCalls => Set<SimulatedCall>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<SavedCard> SavedCards => Set<SavedCard>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<GatewayEventRecord> GatewayEvents => Set<GatewayEventRecord>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketMessage> TicketMessages => Set<TicketMessage>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();
    public DbSet<MailTemplate> MailTemplates => Set<MailTemplate>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<ChangeRecord> Changes => Set<ChangeRecord>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal List<string> UnpublishedTopics { get; } = [];

    public WriteGate Gate => this.GetService<WriteGate>();

    private ChangeFeed Feed => this.GetService<ChangeFeed>();

    /// <summary>
    /// A short transaction for work that takes document numbers or must read and write as one. On SQLite it holds the gate,
    /// so nothing slow belongs inside: no gateway, no mail, no module (DESIGN, flow 6).
    /// </summary>
    public Task<UnitOfWork> BeginAsync(CancellationToken cancellation) => UnitOfWork.BeginAsync(this, null, cancellation);

    /// <summary>The same, taking turns with everybody who works on the same thing: twenty clicks at once wait instead of losing races.</summary>
    /// <param name="turn">What is worked on, such as the id of a payment.</param>
    public Task<UnitOfWork> BeginAsync<T>(Id<T> turn, CancellationToken cancellation) => BeginAsync(turn.ToString(), cancellation);

    /// <param name="turn">What is done by one at a time, by name; see <see cref="Turns"/>.</param>
    public Task<UnitOfWork> BeginAsync(string turn, CancellationToken cancellation) => UnitOfWork.BeginAsync(this, turn, cancellation);

    public override Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => SaveChangesAsync(true, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        RecordChanges();
        var search = SearchChanges.Of(this);
        if (Database.CurrentTransaction is not null)
            return await SaveAsync(search, acceptAllChangesOnSuccess, cancellationToken);
        using (await Gate.EnterAsync(cancellationToken))
        {
            await using var transaction = search.IsEmpty ? null : await Database.BeginTransactionAsync(cancellationToken);
            var rows = await SaveAsync(search, acceptAllChangesOnSuccess, cancellationToken);
            if (transaction is not null)
                await transaction.CommitAsync(cancellationToken);
            Publish();
            return rows;
        }
    }

    private async Task<int> SaveAsync(SearchChanges search, bool acceptAllChangesOnSuccess, CancellationToken cancellation)
    {
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        await search.WriteAsync(this, cancellation);
        return rows;
    }

    /// <summary>Only for the keys that cookies are protected with: their store is synchronous, and writes at start, when nobody waits for this thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => ChangeTracker.Entries().All(entry => entry.Entity is DataProtectionKey)
        ? SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult()
        : throw new NotSupportedException("Save with SaveChangesAsync: writes wait at a gate.");

    internal void Publish()
    {
        Feed.Publish(UnpublishedTopics);
        UnpublishedTopics.Clear();
    }

    private void RaiseVersions()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified))
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true } version && entry.Metadata.ClrType != typeof(PortalUser))
                entry.Property(version.Name).CurrentValue = (int)entry.Property(version.Name).OriginalValue! + 1;
    }

    private void RecordChanges()
    {
        var topics = ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(entry => Topics.Of(entry.Entity)).Distinct(StringComparer.Ordinal).ToList();
        if (topics.Count == 0)
            return;
        Changes.Add(new ChangeRecord(Feed.Node, string.Join(' ', topics), Feed.Now));
        UnpublishedTopics.AddRange(topics);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        Conversions.Configure(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        SearchTables.Configure(builder, Database.IsNpgsql());
        Conversions.Finish(builder);
    }
}

/// <summary>On SQLite: one file, the default.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options);

/// <summary>On PostgreSQL: <c>Database:Provider=Postgres</c>.</summary>
public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);
