using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Mesh.Portals;

/// <summary>Has the visitors of one of the company's portals behave otherwise, from the next of them on. Until the process ends: how they begin is a setting.</summary>
public sealed class ChangePortalTraffic
{
    private readonly IEnumerable<IPortalTraffic> _traffic;
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;

    internal ChangePortalTraffic(IEnumerable<IPortalTraffic> traffic, PortalDbContext db, AuditTrail audit)
    {
        _traffic = traffic;
        _db = db;
        _audit = audit;
    }

    public async Task<Outcome<PortalTrafficView>> ExecuteAsync(Actor actor, string name, PortalTrafficSettings settings, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (Find(name) is not { } portal)
        {
            return new Refusal.NotFound("not_found", "There is no such portal in this process.");
        }
        if (Input.Check(settings) is { } broken)
        {
            return broken;
        }
        if (!portal.Running)
        {
            return new Refusal.Conflict("portal_not_running", $"{portal.Title} does not run in this process: its roles leave travelz out.");
        }
        _audit.Add(_db, actor, "portal.traffic_changed", $"portal/{name}", $"Visitors of {portal.Title}: {Words(portal.Settings)} before, {Words(settings)} now.");
        await _db.SaveChangesAsync(cancellationToken);
        foreach (var some in _traffic)
        {
            some.TryChange(name, settings);
        }
        return Find(name)!;
    }

    private PortalTrafficView? Find(string name) => _traffic.SelectMany(some => some.Read()).FirstOrDefault(portal => portal.Name == name);

    private static string Words(PortalTrafficSettings settings) =>
        $"ratio {settings.Ratio}, web {settings.Web}, mobile {settings.Mobile}, registered {settings.Registered}, new {settings.New}, t1 {settings.T1}, t2 {settings.T2}, t3 {settings.T3}";
}
