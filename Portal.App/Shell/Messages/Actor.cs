using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.App.Shell;

/// <summary>Who sends a message. A message says which of these may send it (<see cref="AudienceAttribute"/>).</summary>
[Flags]
public enum ActorKind { Visitor = 1, Customer = 2, Partner = 4, Staff = 8, Administrator = 16, System = 32 }

/// <summary>The person, or the program itself, on whose behalf a message is handled.</summary>
/// <param name="PartnerId">The partner whose portal a visitor or customer uses, or that a partner user belongs to.</param>
/// <param name="VisitorKey">From the cookie of a browser; owns the cart until sign-in.</param>
public sealed record Actor(ActorKind Kind, string Name, Guid? UserId, Id<Customer>? CustomerId, Id<Partner>? PartnerId, Guid? VisitorKey)
{
    public static Actor System { get; } = new(ActorKind.System, "System", null, null, null, null);

    public bool IsStaff => Kind is ActorKind.Staff or ActorKind.Administrator;

    /// <summary>The customer who acts.</summary>
    /// <exception cref="InvalidOperationException">The message was declared for others than customers.</exception>
    public Id<Customer> Customer => CustomerId ?? throw new InvalidOperationException("Only customers send this.");

    /// <summary>Whether rows of this customer are this actor's to see: own ones, those of the own partner, or all for staff.</summary>
    public bool MaySee(Id<Customer> customer, Id<Partner> partner) => Kind switch
    {
        ActorKind.Visitor => false,
        ActorKind.Customer => customer == CustomerId,
        ActorKind.Partner => partner == PartnerId,
        ActorKind.Staff or ActorKind.Administrator or ActorKind.System => true,
    };
}

/// <summary>The actor of the message that the current scope handles.</summary>
public sealed class CurrentActor
{
    private Actor? _actor;

    public Actor Value
    {
        get => _actor ?? throw new InvalidOperationException("A message is handled without an actor: send it through the dispatcher.");
        set => _actor = value;
    }
}
