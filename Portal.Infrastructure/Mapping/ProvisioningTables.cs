using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure.Provisioning;

namespace Portal.Infrastructure.Mapping;

internal sealed class ModuleMap : IEntityTypeConfiguration<ProcessingModule>
{
    public void Configure(EntityTypeBuilder<ProcessingModule> table)
    {
        table.ToTable("Modules");
        table.Property(module => module.Name).HasMaxLength(80);
        table.Property<List<ModuleLink>>("_links").HasColumnName("Links");
        table.HasOne<Department>().WithMany().HasForeignKey(module => module.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OperationMap : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> table)
    {
        // A service has one open operation, whoever asks for another at the same moment.
        table.HasIndex(operation => operation.OpenServiceId).IsUnique();
        table.HasIndex(operation => operation.NextTryAt);
        table.HasIndex(operation => new { operation.ServiceId, operation.Id });
        table.HasIndex(operation => new { operation.Status, operation.Id });
        table.HasIndex(operation => new { operation.ModuleId, operation.Id }, "IX_Operations_Running").HasFilter("\"Status\" = 'Running'");
        table.Property<List<OperationAttempt>>("_attempts").HasColumnName("Attempts");
        table.HasOne<Service>().WithMany().HasForeignKey(operation => operation.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StaffTaskMap : IEntityTypeConfiguration<StaffTask>
{
    public void Configure(EntityTypeBuilder<StaffTask> table)
    {
        table.ToTable("StaffTasks");
        table.HasIndex(task => task.Number).IsUnique();
        // Exactly one task stands for an operation.
        table.HasIndex(task => task.OperationId).IsUnique();
        table.HasIndex(task => new { task.DepartmentId, task.Status, task.Id });
        table.HasIndex(task => new { task.Status, task.Id });
        table.HasIndex(task => task.ServiceId);
        table.Property<List<TaskNote>>("_notes").HasColumnName("Notes");
        table.HasOne<Operation>().WithMany().HasForeignKey(task => task.OperationId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Department>().WithMany().HasForeignKey(task => task.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DepartmentMap : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> table)
    {
        table.Property(department => department.Name).HasMaxLength(60);
        table.HasIndex(department => department.Name).IsUnique();
        table.Property<List<Guid>>("_members").HasColumnName("Members");
    }
}

internal sealed class RetryRuleMap : IEntityTypeConfiguration<RetryRule>
{
    public void Configure(EntityTypeBuilder<RetryRule> table) => table.HasKey(rule => rule.Kind);
}

internal sealed class SimulatedCallMap : IEntityTypeConfiguration<SimulatedCall>
{
    public void Configure(EntityTypeBuilder<SimulatedCall> table)
    {
        table.HasKey(call => call.Key);
        table.Property(call => call.Key).HasMaxLength(120);
        table.HasIndex(call => call.ServiceNumber);
    }
}
