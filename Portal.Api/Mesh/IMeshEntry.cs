using Portal.Api.Access.Calls;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh;

/// <summary>Where calls enter the mesh: from an edge gateway, or from a workload's sidecar.</summary>
internal interface IMeshEntry
{
    /// <summary>
    /// Routes the request by the virtual services bound to <see cref="MeshCall.Gateway"/>, forwards it to an instance, streams the answer
    /// back into <paramref name="context"/>, and records the hop. No matching rule answers 404, no ready instance 503 (problem details).
    /// </summary>
    ValueTask<MeshResult> ForwardAsync(HttpContext context, MeshCall call);
}

/// <summary>
/// <see cref="Gateway"/> is the name virtual services are bound to: <c>partners</c> for the edge, <c>mesh</c> for sidecars.
/// <see cref="Path"/> is the path and query to match and forward (normalised, credential removed).
/// </summary>
internal sealed record MeshCall(string Gateway, WorkloadIdentity Source, string Authority, string Path, string TraceId, string? ParentSpanId)
{
    /// <summary>The path as it may be written down.</summary>
    public string Told => field ??= SafeTarget.Of(Path);

    /// <summary>A service outside the mesh: no rule is asked, and the call goes there. Null: the rules say where.</summary>
    public OutsideService? Outside { get; init; }

    /// <summary>How long it may take, where the route does not say less; null: as the route has it.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The subset that the call goes to whatever the rules choose; null: as they choose.</summary>
    public string? Subset { get; init; }

    /// <summary>A failure for this call alone.</summary>
    public Rehearsal? Rehearsal { get; init; }

    /// <summary>Takes the hop instead of the mesh's own sink, for a door that decides later whether it is kept.</summary>
    public IHopSink? Hops { get; init; }

    /// <summary>Null: whatever the rules choose may answer.</summary>
    public IMeshAdmission? Admission { get; init; }
}

/// <summary>Who sends a call may refuse what the rules chose for it.</summary>
internal interface IMeshAdmission
{
    /// <summary>Asked once an instance is chosen, by its version label. False: it is not called, nothing is written, and no hop is recorded.</summary>
    ValueTask<bool> AdmitsAsync(string? version);

    /// <summary>It gave no whole answer; what is written from now on is the mesh's own word.</summary>
    void Failed();
}

/// <summary>Who calls inside the mesh: workload name, its domain (namespace) and its labels.</summary>
internal sealed record WorkloadIdentity(string Workload, string Domain, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Of its API, whose contract holds for it; null: it does not say.</summary>
    public string? Version { get; } = Labels.GetValueOrDefault("version");
}

/// <summary>What came of it. <see cref="Version"/> is the answering instance's version label.</summary>
internal sealed record MeshResult(int Status, string? Version, string? Subset, string? VirtualService, long ResponseBytes, string Flags)
{
    /// <summary>The called workload's sidecar has kept the record of the call.</summary>
    public bool IsRecordedThere { get; init; }
}
