using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Mapping;

internal sealed class InvoiceMap : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> table)
    {
        table.HasIndex(invoice => invoice.Number).IsUnique();
        table.HasIndex(invoice => new { invoice.CustomerId, invoice.Id });
        table.HasIndex(invoice => invoice.OrderId);
        // Revenue by day; and what is open, oldest first, in an index that stays short.
        table.HasIndex(invoice => invoice.IssuedOn);
        table.HasIndex(invoice => new { invoice.Id, invoice.DueOn }).HasFilter("\"Status\" = 'Issued'").HasDatabaseName("IX_Invoices_Open");
        table.HasOne<Customer>().WithMany().HasForeignKey(invoice => invoice.CustomerId).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(invoice => invoice.Lines).WithOne().HasForeignKey("InvoiceId").IsRequired();
        table.ToTable(name => name.HasCheckConstraint("CK_Invoices_Number_when_issued", "(\"Status\" = 'Draft') = (\"Number\" IS NULL)"));
    }
}

internal sealed class InvoiceLineMap : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> table)
    {
        table.ToTable("InvoiceLines");
        table.HasIndex(line => line.ServiceId);
    }
}

internal sealed class CreditNoteMap : IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<CreditNote> table)
    {
        table.HasIndex(note => note.Number).IsUnique();
        // One credit note per approval, whatever is clicked twice (SPEC 4).
        table.HasIndex(note => new { note.ServiceId, note.ApprovalNumber }).IsUnique();
        table.HasIndex(note => new { note.CustomerId, note.Id });
        table.HasOne<Service>().WithMany().HasForeignKey(note => note.ServiceId).OnDelete(DeleteBehavior.Restrict);
        table.ToTable(name => name.HasCheckConstraint("CK_CreditNotes_positive", "\"Amount_NetMinor\" + \"Amount_TaxMinor\" > 0 AND \"Amount_NetMinor\" >= 0 AND \"Amount_TaxMinor\" >= 0"));
    }
}

internal sealed class PaymentMap : IEntityTypeConfiguration<Payment>
{
    private const string IsOpen = "\"Status\" IN ('Created', 'Open', 'Processing')";

    public void Configure(EntityTypeBuilder<Payment> table)
    {
        // One attempt at a time per order and per invoice, in every tab and on every node (SPEC 3).
        table.HasIndex(payment => payment.OrderId).IsUnique().HasFilter(IsOpen).HasDatabaseName("IX_Payments_Open_Order");
        table.HasIndex(payment => payment.InvoiceId).IsUnique().HasFilter(IsOpen).HasDatabaseName("IX_Payments_Open_Invoice");
        table.HasIndex(payment => new { payment.OrderId, payment.Id });
        table.HasIndex(payment => new { payment.InvoiceId, payment.Id });
        table.HasIndex(payment => payment.GatewayPaymentId).IsUnique();
        table.HasIndex(payment => payment.GatewayCheckoutId).IsUnique();
        table.HasIndex(payment => payment.NextCheckAt);
        table.HasIndex(payment => new { payment.CustomerId, payment.Id });
        table.HasOne<Customer>().WithMany().HasForeignKey(payment => payment.CustomerId).OnDelete(DeleteBehavior.Restrict);
        table.ToTable(name =>
        {
            name.HasCheckConstraint("CK_Payments_one_target", "(\"OrderId\" IS NULL) <> (\"InvoiceId\" IS NULL)");
            name.HasCheckConstraint("CK_Payments_refunds", "\"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= \"CardPart_Minor\"");
        });
    }
}

internal sealed class RefundMap : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> table)
    {
        table.HasIndex(refund => refund.CreditNoteId).IsUnique().HasFilter("\"Status\" <> 'Failed'");
        table.HasIndex(refund => refund.GatewayRefundId).IsUnique();
        table.HasIndex(refund => refund.NextCheckAt);
        table.HasOne<CreditNote>().WithMany().HasForeignKey(refund => refund.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Payment>().WithMany().HasForeignKey(refund => refund.PaymentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SavedCardMap : IEntityTypeConfiguration<SavedCard>
{
    public void Configure(EntityTypeBuilder<SavedCard> table)
    {
        table.HasIndex(card => card.GatewayId).IsUnique();
        table.HasIndex(card => card.CustomerId);
    }
}

internal sealed class LedgerMap : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> table)
    {
        table.ToTable("Ledger", name => name.HasCheckConstraint("CK_Ledger_not_negative", "\"BalanceAfter_Minor\" >= 0"));
        table.HasIndex(entry => new { entry.CustomerId, entry.Sequence }).IsUnique();
        table.Property(entry => entry.Cause).HasMaxLength(120);
        table.HasIndex(entry => new { entry.Kind, entry.Cause }).IsUnique();
        table.HasOne<Customer>().WithMany().HasForeignKey(entry => entry.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
