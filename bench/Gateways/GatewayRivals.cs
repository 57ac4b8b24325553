using Bench.Serving;

namespace Bench.Gateways;

/// <summary>Programs of others that do a part of what the gateway does, as far as they can be had here.</summary>
internal sealed class GatewayRivals : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _running = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-rivals-");

    public List<Contender> All { get; } = [];

    public Contender? PrismMock { get; private set; }

    public Contender? PrismProxy { get; private set; }

    public static async Task<GatewayRivals> StartAsync(ServedPortal portal, Uri upstream, string key)
    {
        var rivals = new GatewayRivals();
        string[] headers = [$"X-API-Key: {key}"];
        if (NginxEdge.IsThere)
        {
            var nginx = await NginxEdge.StartAsync(portal.Control, upstream);
            rivals._running.Add(nginx);
            rivals.All.Add(new Contender("nginx: limit_req, auth_request to the portal", new(nginx.Address, "echo/1"), [nginx.Id, portal.ProcessId], headers));
        }
        else
        {
            Console.WriteLine("nginx is not on this machine (Debian: apt-get install nginx-light): not measured.");
        }
        var (main, missing) = await PrismPackage.GetAsync();
        if (main is null)
        {
            Console.WriteLine($"Prism is not measured: {missing}.");
            return rivals;
        }
        EchoCatalogue.Write(rivals._folder.FullName, upstream, ("checked", ""), ("mocked", ""));
        rivals.PrismMock = await rivals.PrismAsync(main, "mocked", null, headers);
        rivals.PrismProxy = await rivals.PrismAsync(main, "checked", upstream, headers);
        return rivals;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _running)
        {
            await one.DisposeAsync();
        }
        _folder.Delete(recursive: true);
    }

    private async Task<Contender> PrismAsync(string main, string api, Uri? upstream, string[] headers)
    {
        var prism = await PrismPackage.StartAsync(main, Path.Combine(_folder.FullName, api, "v1.yaml"), upstream);
        _running.Add(prism);
        var contender = new Contender($"Prism {PrismPackage.Version}, {(upstream is null ? "mock" : "validating proxy")}", new(prism.Address, $"{api}/1?nights=3"), [prism.Id], headers);
        All.Add(contender);
        return contender;
    }
}
