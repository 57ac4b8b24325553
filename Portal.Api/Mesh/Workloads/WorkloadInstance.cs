namespace Portal.Api.Mesh.Workloads;

/// <summary>One running instance of a workload, such as <c>travels-v2-1</c>, that answers for a host.</summary>
internal sealed class WorkloadInstance(string host, string name, IReadOnlyDictionary<string, string> labels, Uri address)
{
    private volatile bool _ready = true;

    public string Host => host;

    public string Name => name;

    public Uri Address { get; } = address;

    /// <summary>What stands before the path of every call to it.</summary>
    public string Prefix { get; } = address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public string? Version { get; } = labels.GetValueOrDefault("version");

    /// <summary>Only ready instances are given calls.</summary>
    public bool Ready
    {
        get => _ready;
        set => _ready = value;
    }

    public bool Has(KeyValuePair<string, string>[] wanted)
    {
        foreach (var (name, value) in wanted)
        {
            if (!labels.TryGetValue(name, out var has) || has != value)
            {
                return false;
            }
        }
        return true;
    }
}
