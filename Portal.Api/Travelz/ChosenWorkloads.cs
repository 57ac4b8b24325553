using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Travelz;

/// <summary>The services that this process runs: all that it knows, or those that <c>Travelz:Workloads</c> names.</summary>
internal sealed class ChosenWorkloads
{
    public ChosenWorkloads(IEnumerable<IWorkload> known, IOptions<TravelzOptions> options)
    {
        IWorkload[] all = [.. known];
        var names = options.Value.Workloads;
        if (names?.FirstOrDefault(name => !Array.Exists(all, workload => Has(workload, name))) is { } unknown)
        {
            throw new SettingException("Travelz:Workloads", $"names '{unknown}'. This process takes {string.Join(", ", all.Select(workload => workload.Identity.Workload))}, or a host of them.");
        }
        All = names is null ? all : [.. all.Where(workload => Array.Exists(names, name => Has(workload, name)))];
    }

    public IReadOnlyList<IWorkload> All { get; }

    private static bool Has(IWorkload workload, string name) => workload.Host == name || workload.Identity.Workload == name;
}
