namespace Portal.Api.Catalog.Lifecycle;

/// <summary>Knows from traffic who calls a version.</summary>
internal interface IVersionUse
{
    /// <summary>Everyone who called it in the last 30 days, most calls first.</summary>
    Task<IReadOnlyList<VersionCalls>> OfAsync(string api, string version, CancellationToken cancellationToken);
}

/// <summary>Calls of an application, or of one of our own workloads in the mesh. <see cref="Days"/> are the last 30, today last.</summary>
internal sealed record VersionCalls(Guid? ApplicationId, string? Workload, IReadOnlyList<long> Days, DateTimeOffset LastSeen)
{
    public const int DayCount = 30;

    public long Total => Days.Sum();
}
