using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Catalog.Edge;
using Portal.Api.DataPlanes.ServiceManagement;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Requests;

namespace Portal.Api.DataPlanes.Doors;

/// <summary>What administrators see of the doors: where they are and what happens while something fails.</summary>
public sealed class DoorQueries
{
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(3);

    private readonly PortalDbContext _db;
    private readonly AccessStore _access;
    private readonly PlatformAddresses _addresses;
    private readonly TimeProvider _clock;

    internal DoorQueries(PortalDbContext db, AccessStore access, PlatformAddresses addresses, TimeProvider clock)
    {
        _db = db;
        _access = access;
        _addresses = addresses;
        _clock = clock;
    }

    public async Task<Outcome<DoorListView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var authz = _addresses.Control is { } control ? new Uri(control, "authz").ToString() : null;
        var transactions = _addresses.Control is { } asked ? new Uri(asked, "transactions").ToString() : null;
        var grpc = _addresses.ControlGrpc?.ToString();
        return new DoorListView(
            [
                await DoorAsync("gateway", "Gateway", _addresses.Gateway?.ToString(), "Clients reach nothing.", cancellationToken),
                await DoorAsync("forward_auth", "HTTP authorisation", authz, "nginx, Caddy, Traefik and HAProxy let nothing pass.", cancellationToken),
                await DoorAsync("ext_authz", "Envoy external authorisation", grpc, "Envoy lets nothing pass, unless its failure_mode_allow says so.", cancellationToken),
                await DoorAsync("rate_limit", "Envoy rate limits", grpc, "Envoy lets calls pass, unless its failure_mode_deny says so.", cancellationToken),
                await DoorAsync(ServiceManagementDoor.Name, "3scale Service Management API", transactions, "Gateways and clients of 3scale let nothing pass, as most are set.", cancellationToken),
            ],
            [.. _access.Current.Snapshot.Apis.Values.OrderBy(api => api.Slug, StringComparer.Ordinal)
                .Select(api => new DoorFailureView(api.Slug, api.Title, api.Edge.Authorization ?? FailureMode.Refuse, api.Edge.Limits ?? FailureMode.Pass))],
            await ReplicasAsync(cancellationToken));
    }

    private async Task<DoorView> DoorAsync(string name, string title, string? address, string whenAway, CancellationToken cancellationToken)
    {
        var last = await _db.Set<RequestRow>().AsNoTracking().Where(row => row.Door == name).OrderByDescending(row => row.Number)
            .Select(row => (DateTimeOffset?)row.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return new DoorView(name, title, address, whenAway, last);
    }

    private async Task<IReadOnlyList<DoorReplicaView>> ReplicasAsync(CancellationToken cancellationToken)
    {
        var alive = _clock.GetUtcNow() - Alive;
        var revision = await _db.Set<AccessRevision>().Select(row => row.Revision).SingleAsync(cancellationToken);
        return await _db.Set<AccessReplica>().AsNoTracking().Where(row => row.SeenAt > alive).OrderBy(row => row.Id)
            .Select(row => new DoorReplicaView(row.Id, row.Name, row.Revision >= revision, row.SeenAt)).ToListAsync(cancellationToken);
    }
}
