using Portal.Api.Mesh;

namespace Portal.Api.Travelz;

/// <summary>A service of the company: who it is in the mesh, and what it answers.</summary>
internal interface IWorkload
{
    /// <summary>Host by which others call it.</summary>
    string Host { get; }

    WorkloadIdentity Identity { get; }

    int Instances => 1;

    void Map(IEndpointRouteBuilder routes, WorkloadClient client);

    /// <summary>What it does by itself, until the token says stop. Null: it only answers.</summary>
    Func<WorkloadClient, CancellationToken, Task>? Activity => null;
}
