using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;
using Portal.Infrastructure.Payments;

namespace Portal.Infrastructure.Mapping;

internal sealed class PartnerMap : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> table)
    {
        table.Property(partner => partner.Code).HasMaxLength(40);
        table.HasIndex(partner => partner.Code).IsUnique();
        table.HasIndex(partner => partner.HostName).IsUnique();
        table.HasIndex(partner => partner.IsDefault).IsUnique().HasFilter("\"IsDefault\"");
        table.Property<List<PartnerTaxRate>>("_taxRates").HasColumnName("TaxRates");
        table.Property<List<PartnerSetting>>("_settings").HasColumnName("Settings");
    }
}

internal sealed class ProductMap : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> table)
    {
        table.Property(product => product.Code).HasMaxLength(40);
        table.HasIndex(product => product.Code).IsUnique();
        table.HasIndex(product => new { product.Enabled, product.ShowOnPortal, product.Type, product.SortOrder });
        table.ComplexProperty(product => product.Description);
        table.Property<List<ProductPrice>>("_prices").HasColumnName("Prices");
        table.Property<List<BundleItem>>("_contents").HasColumnName("Contents");
        table.Property<List<AddOn>>("_addOns").HasColumnName("AddOns");
        table.Property<List<Parameter>>("_parameters").HasColumnName("Parameters");
        table.Property(product => product.InternalName).HasMaxLength(100);
    }
}

internal sealed class CustomerMap : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> table)
    {
        table.HasOne<Partner>().WithMany().HasForeignKey(customer => customer.PartnerId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(customer => customer.Number).IsUnique();
        table.HasIndex(customer => new { customer.PartnerId, customer.Id });
        table.HasIndex(customer => customer.GatewayCustomerId).IsUnique();
        table.ToTable(name => name.HasCheckConstraint("CK_Customers_Balance_not_negative", "\"Balance_Minor\" >= 0"));
    }
}

internal sealed class UserMap : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> table)
    {
        table.ToTable("Users");
        table.Property(user => user.DisplayName).HasMaxLength(120);
        table.HasOne<Customer>().WithMany().HasForeignKey(user => user.CustomerId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Partner>().WithMany().HasForeignKey(user => user.PartnerId).OnDelete(DeleteBehavior.Restrict);
        // People sign in by e-mail address, so one address is one login.
        table.HasIndex(user => user.NormalizedEmail).IsUnique();
    }
}

internal sealed class AuditMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.ToTable("Audit");
        table.HasIndex(entry => new { entry.Action, entry.Id });
        table.HasIndex(entry => new { entry.PartnerId, entry.Id });
        table.HasIndex(entry => new { entry.Subject, entry.Id });
        table.HasIndex(entry => new { entry.Actor, entry.Id });
    }
}

internal sealed class CounterMap : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> table)
    {
        table.ToTable("Counters").HasKey(counter => counter.Name);
        table.Property(counter => counter.Name).HasMaxLength(80);
    }
}

internal sealed class GatewayEventMap : IEntityTypeConfiguration<GatewayEventRecord>
{
    public void Configure(EntityTypeBuilder<GatewayEventRecord> table)
    {
        table.ToTable("GatewayEvents").HasKey(known => known.Id);
        table.Property(known => known.Id).HasMaxLength(255);
        table.Property(known => known.Type).HasMaxLength(100);
    }
}

internal sealed class ChangeMap : IEntityTypeConfiguration<ChangeRecord>
{
    public void Configure(EntityTypeBuilder<ChangeRecord> table)
    {
        table.ToTable("Changes");
        table.HasIndex(change => change.At);
    }
}
