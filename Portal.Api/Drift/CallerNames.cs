using Microsoft.EntityFrameworkCore;
using Portal.Api.Applications;
using Portal.Api.Drift.Shapes;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Drift;

/// <summary>Who stands behind the keys of <see cref="ShapeCaller"/>.</summary>
internal sealed class CallerNames(PortalDbContext db, IOrganizationDirectory organizations)
{
    /// <summary>By key; those that are gone are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, CallerName>> ReadAsync(IReadOnlyCollection<string> callers, CancellationToken cancellationToken)
    {
        var ids = callers.Select(ShapeCaller.Application).OfType<Guid>().Distinct().ToList();
        var applications = ids.Count == 0 ? [] : await db.Set<Application>().AsNoTracking().Where(application => ids.Contains(application.Id)).ToDictionaryAsync(application => application.Id, cancellationToken);
        var owners = ids.Count == 0 ? null : await organizations.AllAsync(cancellationToken);
        var named = new Dictionary<string, CallerName>(StringComparer.Ordinal);
        foreach (var caller in callers)
        {
            if (ShapeCaller.Workload(caller) is { } workload)
            {
                named[caller] = new CallerName(null, workload, "our own services");
            }
            else if (ShapeCaller.Application(caller) is { } id && applications.GetValueOrDefault(id) is { } application)
            {
                named[caller] = new CallerName(id, application.Name, owners![application.OrganizationId].Name);
            }
        }
        return named;
    }
}

/// <summary>An application of an organisation, or (without an id) a workload.</summary>
internal sealed record CallerName(Guid? ApplicationId, string Name, string Organization);
