using Portal.Api.Access.Interdomain;
using Portal.Api.Catalog.Domains;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>Who called whom since a moment. Pairs that are not listed had no calls, and of theirs what is refused is refused.</summary>
public sealed record DomainTrafficView(DateTimeOffset Since, IReadOnlyList<MeshDomainView> Domains, IReadOnlyList<DomainTrafficPairView> Pairs)
{
    /// <summary>Of a pair without calls, an empty one.</summary>
    public DomainTrafficPairView Between(string from, string to) => Pairs.FirstOrDefault(pair => pair.From == from && pair.To == to)
        ?? new DomainTrafficPairView(from, to, from == to ? null : InterdomainMode.Enforce, 0, 0, 0, 0, null, [], []);
}

/// <summary>A domain with what runs for it; declared false: calls came from it, and no <c>domains.yaml</c> has it.</summary>
/// <param name="Name">Empty: callers who showed no certificate of the mesh.</param>
public sealed record MeshDomainView(string Name, string Title, bool Declared, IReadOnlyList<DomainOwnerView> Owners, IReadOnlyList<string> Workloads);

/// <summary>Calls from one domain into another, or inside one.</summary>
/// <param name="Mode">What is done with calls that lack something; null: they need mesh identity only, or were decided on at the edge.</param>
/// <param name="Refused">Calls that were refused.</param>
/// <param name="Observed">Calls that lacked something and passed.</param>
/// <param name="MutualTls">Calls that came by mutual TLS.</param>
/// <param name="Rule">The last that an administrator said of the pair; null: nobody has.</param>
public sealed record DomainTrafficPairView(
    string From,
    string To,
    InterdomainMode? Mode,
    long Calls,
    long Refused,
    long Observed,
    long MutualTls,
    InterdomainRuleView? Rule,
    IReadOnlyList<WorkloadPairView> Workloads,
    IReadOnlyList<InterdomainViolationView> Violations);

/// <summary>Calls from one workload to another.</summary>
/// <param name="Source">Empty: it showed no certificate.</param>
/// <param name="Contract">The version whose contract holds for the called workload; null: there is none.</param>
/// <param name="Applications">Whose keys were shown.</param>
public sealed record WorkloadPairView(
    string Source,
    string Workload,
    string Api,
    string? Contract,
    long Calls,
    long Refused,
    long Observed,
    long MutualTls,
    DateTimeOffset LastAt,
    IReadOnlyList<CallingApplicationView> Applications);

/// <summary>An application by whose key calls came, and its subscription to what they called as it stands now; plan and state null: it has none.</summary>
public sealed record CallingApplicationView(Guid Id, string Name, string Organization, string? Plan, string? State, bool Active, long Calls);

/// <summary>What calls of one workload to another lacked; the last of them, what was found and what is to be done.</summary>
/// <param name="Refused">False: they passed, since the pair was only observed.</param>
public sealed record InterdomainViolationView(
    string Source, string Workload, string Api, string Code, bool Refused, long Count, string Detail, string Remedy, string RequestId, DateTimeOffset LastAt);
