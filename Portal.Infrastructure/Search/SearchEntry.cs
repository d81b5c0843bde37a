using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.Infrastructure.Search;

/// <summary>What a row can be found by, as folded text. Written in the same transaction as the row.</summary>
public sealed class SearchEntry
{
    /// <summary>Around each number or name of the starts. A letter, so that it is indexed as one; folding leaves none of it in any other text.</summary>
    internal const char Mark = 'ß';

    private SearchEntry() { }

    /// <summary>Grows with age within a kind: what is newer stands higher.</summary>
    public long Place { get; private set; }

    /// <summary>The id of the row that it is about.</summary>
    public Guid RowId { get; private set; }

    public SearchKind Kind { get; private set; }
    public Id<Partner>? PartnerId { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }

    /// <summary>Numbers and names.</summary>
    public string Head { get; private set; } = "";

    /// <summary>The same, each between marks, so that their beginnings can be told.</summary>
    public string Starts { get; private set; } = "";

    /// <summary>Whatever else the row says, and the heads of the rows that it belongs to.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The head of its customer.</summary>
    public string About { get; private set; } = "";

    /// <summary>What only staff may find it by, such as internal notes.</summary>
    public string Inner { get; private set; } = "";

    /// <summary>On PostgreSQL: which slice of its kind, and of its kind within the partner, it belongs to; see <see cref="PostgresSearch"/>.</summary>
    public List<long> Slices { get; private set; } = [];

    /// <summary>“ ßc 100001ß ßanna bergß”.</summary>
    internal static string StartsOf(IEnumerable<string?> parts) => string.Concat(parts.Select(FoldedText.Of).Where(part => part.Length > 0).Select(part => Begins(part) + Mark));

    /// <summary>“ weisse strasse 1 49301234567”: each word after a blank.</summary>
    internal static string TextOf(IEnumerable<string?> parts) => string.Concat(parts.Select(FoldedText.Of).Where(part => part.Length > 0).Select(part => " " + part));

    internal static string Begins(string words) => $" {Mark}{words}";
}

/// <summary>What can be found, in the order in which it is offered. A kind that quotes another's number stands behind it.</summary>
public enum SearchKind { Customer, Order, Service, Ticket, Invoice, CreditNote, StaffTask, Operation, Payment, Refund, Product, Mail }
