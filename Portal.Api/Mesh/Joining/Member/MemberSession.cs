using Grpc.Net.Client;

namespace Portal.Api.Mesh.Joining.Member;

/// <summary>What this process is in the mesh that it has joined, until it has to join anew.</summary>
/// <param name="Guard">Null: the guard does not listen there.</param>
internal sealed record MemberSession(string Member, TimeSpan Heartbeat, TimeSpan Lease, string CheckKey, GrpcChannel? Guard);

/// <summary>The session as it is now; null before the first.</summary>
internal sealed class MemberSessions
{
    private volatile MemberSession? _current;

    public MemberSession? Current
    {
        get => _current;
        set => _current = value;
    }
}
