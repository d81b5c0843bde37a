using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.Domain.Support;

public enum TicketStatus { New, Open, OnHold, Closed }

public enum TicketPriority { Low, Medium, High, Urgent }

public enum AuthorKind { Customer, Staff, System }

/// <summary>A conversation between a customer and staff, which may carry an order or be about a service (SPEC 10).</summary>
public sealed class Ticket
{
    private readonly List<TicketMessage> _messages = [];

    private Ticket() { }

    /// <exception cref="Refusal">There is no subject.</exception>
    public Ticket(string number, CustomerAccount customer, string subject, string group, TicketPriority priority, DateTime at)
    {
        Id = Id<Ticket>.New();
        Number = number;
        PartnerId = customer.PartnerId;
        CustomerId = customer.Id;
        CreatedAt = at;
        UpdatedAt = at;
        LastMessageAt = at;
        Sort(subject, group, priority);
    }

    public Id<Ticket> Id { get; private set; }
    public string Number { get; private set; } = "";
    public Id<Partner> PartnerId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public string Subject { get; private set; } = "";
    public string Group { get; private set; } = "";
    public TicketPriority Priority { get; private set; }
    public TicketStatus Status { get; private set; }
    public Id<Order>? OrderId { get; private set; }
    public Id<Service>? ServiceId { get; private set; }
    public IReadOnlyList<TicketMessage> Messages => _messages;
    public DateTime CreatedAt { get; private set; }

    /// <summary>The last act of anybody, internal notes too.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>The last message that the customer may see.</summary>
    public DateTime LastMessageAt { get; private set; }

    /// <summary>Whether the next word is the staff's.</summary>
    public bool AwaitsStaff { get; private set; } = true;

    public int Version { get; private set; }

    public void About(Id<Order> order) => OrderId = order;

    public void About(Id<Service> service) => ServiceId = service;

    public void Sort(string subject, string group, TicketPriority priority)
    {
        if (string.IsNullOrWhiteSpace(subject) || subject.Length > 150 || subject.Any(char.IsControl))
            throw new Refusal("ticket.subject", "Write a subject of up to 150 characters.", "Subject");
        Subject = subject.Trim();
        Group = group.Trim();
        Priority = priority;
    }

    /// <summary>Adds a message. A customer's reply reopens; the first answer of staff makes a new ticket Open (SPEC 10).</summary>
    /// <exception cref="Refusal">It is empty, or a customer would write an internal note.</exception>
    public TicketMessage Write(AuthorKind kind, string author, string body, bool isInternal, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(body) || body.Length > 20_000)
            throw new Refusal("ticket.body", "Write a message of up to 20,000 characters.", "Body");
        if (isInternal && kind == AuthorKind.Customer)
            throw new InvalidOperationException("Customers write no internal notes.");
        var message = new TicketMessage(Id, kind, author, body.Trim(), isInternal, at);
        var isFirst = _messages.Count == 0;
        _messages.Add(message);
        UpdatedAt = at;
        if (isInternal)
            return message;
        LastMessageAt = at;
        if (isFirst)
            return message;
        AwaitsStaff = kind == AuthorKind.Customer;
        if (Status == TicketStatus.Closed || Status == TicketStatus.OnHold || (Status == TicketStatus.New && kind == AuthorKind.Staff))
            MoveTo(TicketStatus.Open);
        return message;
    }

    /// <summary>Changed by hand. A closed ticket awaits nobody; one that the customer opens again awaits staff.</summary>
    public void Mark(TicketStatus status, AuthorKind by, DateTime at)
    {
        MoveTo(status);
        UpdatedAt = at;
        AwaitsStaff = status != TicketStatus.Closed && (AwaitsStaff || by == AuthorKind.Customer);
    }

    private void MoveTo(TicketStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("ticket", Status, to);

    /// <summary>Every allowed move: never back to New, never to itself.</summary>
    public static bool CanMove(TicketStatus from, TicketStatus to) => (from, to) switch
    {
        (TicketStatus.New, TicketStatus.Open or TicketStatus.OnHold or TicketStatus.Closed) => true,
        (TicketStatus.Open, TicketStatus.OnHold or TicketStatus.Closed) => true,
        (TicketStatus.OnHold, TicketStatus.Open or TicketStatus.Closed) => true,
        (TicketStatus.Closed, TicketStatus.Open) => true,
        _ => false,
    };
}

public sealed class TicketMessage
{
    private readonly List<Attachment> _attachments = [];

    private TicketMessage() { }

    internal TicketMessage(Id<Ticket> ticketId, AuthorKind authorKind, string author, string body, bool isInternal, DateTime at)
    {
        Id = Id<TicketMessage>.New();
        TicketId = ticketId;
        AuthorKind = authorKind;
        Author = author;
        Body = body;
        IsInternal = isInternal;
        At = at;
    }

    public Id<TicketMessage> Id { get; private set; }
    public Id<Ticket> TicketId { get; private set; }
    public AuthorKind AuthorKind { get; private set; }
    public string Author { get; private set; } = "";

    /// <summary>Plain text; pages keep its line breaks and nothing else.</summary>
    public string Body { get; private set; } = "";

    /// <summary>A note among staff that customers never see.</summary>
    public bool IsInternal { get; private set; }

    public DateTime At { get; private set; }
    public IReadOnlyList<Attachment> Attachments => _attachments;

    /// <exception cref="Refusal">Too many, too large, or without a name.</exception>
    public void Attach(string fileName, string contentType, byte[] content)
    {
        if (_attachments.Count >= Attachment.MostPerMessage)
            throw new Refusal("attachment.count", $"Attach up to {Attachment.MostPerMessage} files.", "Attachments");
        _attachments.Add(new Attachment(fileName, contentType, content));
    }
}

public sealed class Attachment
{
    public const int MostPerMessage = 5;
    public const int MostBytes = 5 * 1024 * 1024;

    private Attachment() { }

    internal Attachment(string fileName, string contentType, byte[] content)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Trim();
        if (name.Length is 0 or > 120 || name.Any(char.IsControl))
            throw new Refusal("attachment.name", "Give the file a name of up to 120 characters.", "Attachments");
        if (content.Length is 0 or > MostBytes)
            throw new Refusal("attachment.size", $"“{name}” must hold between 1 byte and {MostBytes / 1024 / 1024} MB.", "Attachments");
        Id = Id<Attachment>.New();
        FileName = name;
        ContentType = contentType;
        Size = content.Length;
        Content = new AttachmentContent(content);
    }

    public Id<Attachment> Id { get; private set; }
    public string FileName { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public int Size { get; private set; }

    /// <summary>In a table of its own, so that lists never read it.</summary>
    public AttachmentContent? Content { get; private set; }
}

public sealed class AttachmentContent
{
    private AttachmentContent() { }

    internal AttachmentContent(byte[] bytes) => Bytes = bytes;

    public Id<AttachmentContent> Id { get; private set; } = Id<AttachmentContent>.New();
    public byte[] Bytes { get; private set; } = [];
}
