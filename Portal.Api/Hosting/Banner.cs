using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Portal.Api.Hosting;

/// <summary>Prints where everything is, once it is there.</summary>
internal sealed class Banner(
    IHostApplicationLifetime lifetime,
    IServer server,
    PlatformAddresses addresses,
    DataFolder data,
    PlatformLogging.OnStarted started,
    IEnumerable<IBannerLine> lines) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        started.Invoke();
        addresses.Portal = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(address => new Uri(address)).FirstOrDefault();
        var rows = new List<(string Name, string? Value)>
        {
            ("Portal", addresses.Portal?.ToString()),
            ("Gateway", addresses.Gateway?.ToString()),
            ("Gateway gRPC", addresses.GatewayGrpc?.ToString()),
            ("Control", addresses.Control?.ToString()),
            ("Control gRPC", addresses.ControlGrpc?.ToString()),
        };
        rows.AddRange(lines.Select(line => (line.Name, line.Value)));
        rows.Add(("Data", data.Root));
        foreach (var (name, value) in rows.Where(row => row.Value is not null))
        {
            Console.WriteLine($"  {name,-14}{value}");
        }
    }
}

/// <summary>A line that another room adds to what is printed at start.</summary>
internal interface IBannerLine
{
    string Name { get; }

    /// <summary>Read after everything has started; null leaves the line out.</summary>
    string? Value { get; }
}
