namespace Portal.Domain.Provisioning;

/// <summary>A module as it stands at the moment of choosing.</summary>
/// <param name="Running">Calls that it is at work on.</param>
/// <param name="IsServicesOwn">It set this service up.</param>
public sealed record ModuleCandidate(Id<ProcessingModule> Id, int Priority, bool HasErrors, int ParallelLimit, int Running, bool IsServicesOwn)
{
    public bool HasRoom => ParallelLimit == 0 || Running < ParallelLimit;
}

/// <summary>Which module carries an operation out (SPEC 7).</summary>
public static class ModuleChoice
{
    /// <summary>
    /// Without errors now, then the service's own, then the highest priority, then the lowest id. A module that is full is passed over.
    /// Null while all of them are full: the operation waits. With no candidate at all it becomes a manual task, which the caller sees beforehand.
    /// </summary>
    /// <param name="candidates">Enabled modules that serve the product; of a service that is set up, its own only.</param>
    public static ModuleCandidate? Of(IEnumerable<ModuleCandidate> candidates) => candidates
        .Where(candidate => candidate.HasRoom)
        .OrderBy(candidate => candidate.HasErrors).ThenByDescending(candidate => candidate.IsServicesOwn)
        .ThenByDescending(candidate => candidate.Priority).ThenBy(candidate => candidate.Id.Value)
        .FirstOrDefault();
}
