namespace Portal.App.Shell;

/// <summary>Declares who may send a message. A message without one is never handled, and a test fails for it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class AudienceAttribute(ActorKind kinds) : Attribute
{
    public ActorKind Kinds { get; } = kinds;
}

/// <summary>Everybody, visitors too. The handler decides by the actor what it shows.</summary>
public sealed class AnyoneAttribute() : AudienceAttribute(
    ActorKind.Visitor | ActorKind.Customer | ActorKind.Partner | ActorKind.Staff | ActorKind.Administrator | ActorKind.System);

/// <summary>A signed-in customer, for the own rows.</summary>
public sealed class CustomerAttribute() : AudienceAttribute(ActorKind.Customer);

/// <summary>A partner's user, for the own partner's rows.</summary>
public sealed class PartnerUserAttribute() : AudienceAttribute(ActorKind.Partner);

/// <summary>Staff and administrators.</summary>
public sealed class StaffAttribute() : AudienceAttribute(ActorKind.Staff | ActorKind.Administrator);

public sealed class AdministratorAttribute() : AudienceAttribute(ActorKind.Administrator);

/// <summary>Jobs, webhooks and start-up, never a person.</summary>
public sealed class SystemOnlyAttribute() : AudienceAttribute(ActorKind.System);
