using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>Who a process that joins may be: workloads that are known here, with the host and the labels that they have here, and of those the permitted ones.</summary>
internal sealed class JoinableWorkloads
{
    private readonly Dictionary<(string Domain, string Workload), JoinableWorkload> _byName;

    public JoinableWorkloads(IEnumerable<MeshMembers> members, IOptions<MeshOptions> options)
    {
        var known = members.SelectMany(some => some.Joinable).Where(workload => workload.Identity != MeshGateways.Edge).ToArray();
        var permitted = options.Value.JoinWorkloads;
        if (permitted?.FirstOrDefault(name => !Array.Exists(known, workload => workload.Identity.Workload == name)) is { } unknown)
        {
            throw new SettingException("Mesh:JoinWorkloads", $"names '{unknown}'; it takes names of {string.Join(", ", known.Select(workload => workload.Identity.Workload))}.");
        }
        _byName = known.Where(workload => permitted?.Contains(workload.Identity.Workload) is not false)
            .DistinctBy(workload => (workload.Identity.Domain, workload.Identity.Workload))
            .ToDictionary(workload => (workload.Identity.Domain, workload.Identity.Workload));
    }

    public IEnumerable<string> Names => _byName.Values.Select(workload => $"{workload.Identity.Domain}/{workload.Identity.Workload}");

    public JoinableWorkload? Find(string domain, string workload) => _byName.GetValueOrDefault((domain, workload));
}
