using System.Text.Json.Serialization;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining;

/// <summary>A process wants its workloads in the mesh. <see cref="Name"/> is for people; <see cref="Host"/> is where its instances are reached.</summary>
internal sealed record JoinRequest(string Name, string Host, IReadOnlyList<CertificateWish> Certificates, IReadOnlyList<AnnouncedInstance> Instances);

/// <summary>A certification request (PKCS #10, DER, base64) for a workload. Of it only the key counts: who it is for is asked here, and decided there.</summary>
internal sealed record CertificateWish(string Domain, string Workload, string Request);

/// <summary>An instance that answers at this port. What it is called by and its labels are not its process's to say.</summary>
internal sealed record AnnouncedInstance(string Name, string Domain, string Workload, int Port);

/// <param name="Member">Under which the process is known while its lease lasts.</param>
/// <param name="Root">The authority's certificate (DER, base64).</param>
/// <param name="GrpcPort">Where the guard is asked; null: it does not listen.</param>
/// <param name="Portal">Where problems are explained.</param>
internal sealed record JoinAnswer(
    string Member, double HeartbeatSeconds, double LeaseSeconds, string Root, IReadOnlyList<SignedCertificate> Certificates, int? GrpcPort, string? Portal, MeshState State);

internal sealed record SignedCertificate(string Domain, string Workload, string Certificate);

/// <summary>How the mesh stands. <see cref="Files"/> null: as before.</summary>
internal sealed record MeshState(string FilesRevision, IReadOnlyList<SentFile>? Files, long InstancesRevision, IReadOnlyList<SentInstance> Instances);

internal sealed record SentFile(string Name, string Text);

internal sealed record SentInstance(string Host, string Name, string Address, string Domain, string Workload, IReadOnlyDictionary<string, string> Labels);

/// <summary>The process lives, and asks to be told when another state than this one holds. Answered at once then, else after a heartbeat without a state.</summary>
internal sealed record FollowRequest(string Member, string FilesRevision, long InstancesRevision);

internal sealed record FollowAnswer(MeshState? State);

internal sealed record RenewRequest(string Member, IReadOnlyList<CertificateWish> Certificates);

internal sealed record RenewAnswer(IReadOnlyList<SignedCertificate> Certificates);

/// <summary>Of <c>drain</c>: its instances are to get no more calls. Of <c>leave</c>: they have ended those that they had, and nothing more will be told.</summary>
internal sealed record LeaveRequest(string Member);

/// <summary>
/// What happened at the process's sidecars. <see cref="Number"/> rises; a report that is told again, since its answer did not come, has the number that
/// it had. <see cref="Lost"/>: how much could not be told before.
/// </summary>
internal sealed record ReportRequest(string Member, long Number, IReadOnlyList<ReportItem> Items, IReadOnlyList<DomainCallCount> Domains, long Lost);

/// <summary>One of these.</summary>
internal sealed record ReportItem
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TraceHop? Hop { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InboundHop? Inbound { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestRecord? Request { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CheckedCallEnd? End { get; init; }
}

/// <summary>How a call ended that the guard was asked about.</summary>
/// <param name="Call">As it was named when the guard was asked.</param>
/// <param name="DurationMicros">Null: that is not known.</param>
/// <param name="IsUnanswered">The guard's answer did not come, so it may decide after this is told.</param>
internal sealed record CheckedCallEnd(string Call, int Status, long? DurationMicros, long ResponseBytes, bool IsUnanswered)
{
    /// <summary>Nobody says how.</summary>
    public static CheckedCallEnd Untold(string call) => new(call, StatusCodes.Status503ServiceUnavailable, null, 0, IsUnanswered: false);
}

internal sealed record Done
{
    public static readonly Done It = new();
}
