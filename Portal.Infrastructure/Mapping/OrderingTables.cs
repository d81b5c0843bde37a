using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mapping;

internal sealed class CartMap : IEntityTypeConfiguration<Cart>
{
    public void Configure(EntityTypeBuilder<Cart> table)
    {
        table.HasIndex(cart => cart.CustomerId).IsUnique();
        table.HasIndex(cart => cart.VisitorKey).IsUnique();
        table.HasOne<Customer>().WithMany().HasForeignKey(cart => cart.CustomerId);
        table.HasOne<Partner>().WithMany().HasForeignKey(cart => cart.PartnerId).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(cart => cart.Lines).WithOne().HasForeignKey("CartId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CartLineMap : IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<CartLine> table)
    {
        table.ToTable("CartLines");
        table.HasOne<Product>().WithMany().HasForeignKey(line => line.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OrderMap : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> table)
    {
        table.HasIndex(order => order.Number).IsUnique();
        // However often and wherever a cart is submitted, it becomes one order.
        table.HasIndex(order => order.CheckoutKey).IsUnique();
        table.HasIndex(order => new { order.CustomerId, order.Id });
        table.HasIndex(order => new { order.PartnerId, order.Id });
        table.HasIndex(order => new { order.Status, order.Id });
        table.HasIndex(order => order.PlacedAt);
        // Few wait for data at a time: the index holds those alone.
        table.HasIndex(order => order.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        table.HasOne<Customer>().WithMany().HasForeignKey(order => order.CustomerId).OnDelete(DeleteBehavior.Restrict);
        table.Property<List<OrderEvent>>("_events").HasColumnName("Events");
        table.HasMany(order => order.Lines).WithOne().HasForeignKey("OrderId").IsRequired();
    }
}

internal sealed class OrderLineMap : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> table) => table.ToTable("OrderLines");
}

internal sealed class ServiceMap : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> table)
    {
        table.Property(service => service.Status).HasMaxLength(30);
        table.HasIndex(service => service.Number).IsUnique();
        // One service per order line, however often a payment is settled or a request approved.
        table.HasIndex(service => service.OrderLineId).IsUnique();
        table.HasIndex(service => service.OrderId);
        table.HasIndex(service => new { service.CustomerId, service.Id });
        // How many services a module holds, compared with its capacity.
        table.HasIndex(service => new { service.ModuleId, service.Status });
        table.HasIndex(service => service.Id).HasFilter("\"AwaitsApproval\"").HasDatabaseName("IX_Services_AwaitingApproval");
        table.HasOne<Customer>().WithMany().HasForeignKey(service => service.CustomerId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Order>().WithMany().HasForeignKey(service => service.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketMap : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> table)
    {
        table.HasIndex(ticket => ticket.Number).IsUnique();
        // One ticket carries an order, even if the request is sent twice.
        table.HasIndex(ticket => ticket.OrderId).IsUnique();
        // Both lists show what moved last on top.
        table.HasIndex(ticket => new { ticket.CustomerId, ticket.LastMessageAt, ticket.Id });
        table.HasIndex(ticket => new { ticket.UpdatedAt, ticket.Id });
        table.HasIndex(ticket => new { ticket.Status, ticket.UpdatedAt, ticket.Id });
        table.HasIndex(ticket => new { ticket.UpdatedAt, ticket.Id }, "IX_Tickets_AwaitingStaff").HasFilter("\"AwaitsStaff\"");
        table.Property(ticket => ticket.Group).HasMaxLength(60);
        table.HasOne<Customer>().WithMany().HasForeignKey(ticket => ticket.CustomerId).OnDelete(DeleteBehavior.Restrict);
        table.HasMany(ticket => ticket.Messages).WithOne().HasForeignKey(message => message.TicketId);
    }
}

internal sealed class TicketMessageMap : IEntityTypeConfiguration<TicketMessage>
{
    public void Configure(EntityTypeBuilder<TicketMessage> table)
    {
        table.ToTable("TicketMessages");
        table.HasMany(message => message.Attachments).WithOne().HasForeignKey("MessageId").IsRequired();
    }
}

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.ToTable("Attachments");
        table.Property(attachment => attachment.FileName).HasMaxLength(120);
        table.HasOne(attachment => attachment.Content).WithOne().HasForeignKey<AttachmentContent>("AttachmentId").IsRequired();
    }
}

internal sealed class AttachmentContentMap : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> table) => table.ToTable("AttachmentContents");
}

internal sealed class MailMap : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> table)
    {
        table.ToTable("Mails");
        table.Property(mail => mail.To).HasMaxLength(254);
        table.Property(mail => mail.Cause).HasMaxLength(200);
        table.HasIndex(mail => new { mail.Cause, mail.To }).IsUnique();
        table.HasIndex(mail => new { mail.Status, mail.NextTryAt });
        table.HasIndex(mail => new { mail.Status, mail.Id });
    }
}

internal sealed class MailTemplateMap : IEntityTypeConfiguration<MailTemplate>
{
    public void Configure(EntityTypeBuilder<MailTemplate> table)
    {
        table.ToTable("MailTemplates");
        table.Property(template => template.Language).HasMaxLength(3);
        table.HasIndex(template => new { template.PartnerId, template.Kind, template.Language }).IsUnique();
        table.HasOne<Partner>().WithMany().HasForeignKey(template => template.PartnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
