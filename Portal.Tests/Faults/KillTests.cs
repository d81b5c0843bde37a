namespace Portal.Tests.Faults;

/// <summary>Tests that start one process after the other and kill it run one at a time, beside the others: two cores carry no more.</summary>
[CollectionDefinition(Name)]
public sealed class KillTests
{
    public const string Name = "Killing";
}
