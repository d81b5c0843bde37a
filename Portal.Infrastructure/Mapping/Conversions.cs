using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mapping;

/// <summary>How the domain's values become columns, said once for all tables.</summary>
internal static class Conversions
{
    private static readonly Type[] Identified =
    [
        typeof(Partner), typeof(Product), typeof(Customer), typeof(Cart), typeof(CartLine), typeof(Order), typeof(OrderLine),
        typeof(Service), typeof(Invoice), typeof(InvoiceLine), typeof(CreditNote), typeof(Payment), typeof(Refund), typeof(SavedCard),
        typeof(LedgerEntry), typeof(Ticket), typeof(TicketMessage), typeof(Attachment), typeof(AttachmentContent), typeof(OutgoingMail), typeof(MailTemplate), typeof(AuditEntry),
        typeof(ProcessingModule), typeof(Operation), typeof(StaffTask), typeof(Department),
    ];

    private static readonly Type[] Enums =
    [
        typeof(ProductType), typeof(ExecutionType), typeof(CustomerCategory), typeof(OrderKind), typeof(OrderStatus), typeof(ServiceStatus),
        typeof(InvoiceStatus), typeof(CreditNoteStatus), typeof(PaymentStatus), typeof(PaymentKind), typeof(RefundStatus), typeof(LedgerKind),
        typeof(TicketStatus), typeof(TicketPriority), typeof(AuthorKind), typeof(MailStatus), typeof(MailKind), typeof(Identity.PortalRole),
        typeof(SettingsForm), typeof(OperationKind), typeof(OperationStatus), typeof(ModuleKind), typeof(StaffTaskStatus),
        typeof(Search.SearchKind),
    ];

    public static void Configure(ModelConfigurationBuilder model)
    {
        foreach (var type in Identified)
            model.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
        foreach (var type in Enums)
            model.Properties(type).HaveConversion<string>().HaveMaxLength(20);
        model.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        model.Properties<TaxRate>().HaveConversion<TaxRateConverter>();
        model.Properties<BillingPeriod>().HaveConversion<PeriodConverter>().HaveMaxLength(4);
        model.Properties<DateTime>().HaveConversion<UtcConverter>();
        model.ComplexProperties<Money>();
        model.ComplexProperties<TaxedAmount>();
        Json<Party>(model);
        Json<Audience>(model);
        Json<IReadOnlyList<string>>(model);
        Json<List<ProductPrice>>(model);
        Json<List<BundleItem>>(model);
        Json<List<PartnerTaxRate>>(model);
        Json<List<PartnerSetting>>(model);
        Json<List<OrderEvent>>(model);
        Json<List<AddOn>>(model);
        Json<List<AddOnPick>>(model);
        Json<List<OrderedAddOn>>(model);
        Json<List<Parameter>>(model);
        Json<List<ParameterValue>>(model);
        Json<List<OperationAttempt>>(model);
        Json<List<ModuleLink>>(model);
        Json<List<ModuleSetting>>(model);
        Json<List<TaskNote>>(model);
        Json<List<Guid>>(model);
        model.IgnoreAny<ProductPrice>();
        model.IgnoreAny<BundleItem>();
        model.IgnoreAny<PartnerTaxRate>();
        model.IgnoreAny<PartnerSetting>();
        model.IgnoreAny<OrderEvent>();
        model.IgnoreAny<AddOn>();
        model.IgnoreAny<AddOnPick>();
        model.IgnoreAny<OrderedAddOn>();
        model.IgnoreAny<Parameter>();
        model.IgnoreAny<ParameterValue>();
        model.IgnoreAny<OperationAttempt>();
        model.IgnoreAny<ModuleLink>();
        model.IgnoreAny<ModuleSetting>();
        model.IgnoreAny<TaskNote>();
    }

    /// <summary>Versions guard every row against two writers.</summary>
    public static void Finish(ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes())
        {
            if (type.ClrType.Namespace!.StartsWith("Portal.Domain", StringComparison.Ordinal) && type.FindProperty("Version") is { } version)
                version.IsConcurrencyToken = true;
            foreach (var key in type.GetProperties().Where(property => property.Name.StartsWith("Id", StringComparison.Ordinal) && property.IsPrimaryKey()
                && property.ClrType.IsGenericType && property.ClrType.GetGenericTypeDefinition() == typeof(Id<>)))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    private static void Json<T>(ModelConfigurationBuilder model) where T : class =>
        model.Properties<T>().HaveConversion<JsonColumn<T>, JsonComparer<T>>();
}
