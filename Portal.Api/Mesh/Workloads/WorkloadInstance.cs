using Portal.Api.Mesh.Resilience;

namespace Portal.Api.Mesh.Workloads;

/// <summary>One running instance of a workload, such as <c>travels-v2-1</c>, that answers for a host.</summary>
internal sealed class WorkloadInstance(string host, string name, IReadOnlyDictionary<string, string> labels, Uri address)
{
    private volatile bool _ready = true;
    private volatile PlaceText? _place;
    private int _active;

    public string Host => host;

    /// <summary>The service's port that it answers for; null: any.</summary>
    public int? Port { get; init; }

    /// <summary>That port is the one for calls that name none.</summary>
    public bool IsOfUsualPort { get; init; }

    public InstanceOrigin Origin { get; init; }

    public InstanceHealth Health { get; init; } = new();

    /// <summary>Calls under way to it from this process.</summary>
    public int Active => Volatile.Read(ref _active);

    /// <summary>Who it is in the mesh; null for a server outside it.</summary>
    public WorkloadIdentity? Identity { get; init; }

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

    /// <summary>Such as <c>travels-2 (1 of 2)</c>; made anew only when it is another.</summary>
    public string Place(int number, int count)
    {
        var place = _place;
        if (place is null || place.Number != number || place.Count != count)
        {
            _place = place = new PlaceText(number, count, $"{name} ({number} of {count})");
        }
        return place.Text;
    }

    public bool Answers(int? port) => Port is null || (port is null ? IsOfUsualPort : Port == port);

    public void Enter() => Interlocked.Increment(ref _active);

    public void Leave() => Interlocked.Decrement(ref _active);

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

    private sealed record PlaceText(int Number, int Count, string Text);
}
