using System.Globalization;
using System.Text;

namespace Bench.Routing;

/// <summary>Virtual services in files of fifty, ten rules each: paths by prefix, one exact, one by a pattern, one by a header, and one that takes what is left.</summary>
internal sealed class RouteScene : IDisposable
{
    public const int Rules = 10;
    private const int ByFile = 50;

    private readonly bool _oneHost;
    private readonly int _services;

    /// <param name="services">How many.</param>
    /// <param name="oneHost">All on <c>*</c> of the edge, told apart by their paths; else each has a host of its own.</param>
    public RouteScene(int services, bool oneHost)
    {
        (_services, _oneHost) = (services, oneHost);
        for (var first = 0; first < services; first += ByFile)
        {
            Write(first, "first");
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("travelz-bench-routes-").FullName;

    public long Bytes => Directory.EnumerateFiles(Folder).Sum(file => new FileInfo(file).Length);

    /// <summary>Changes one of the files.</summary>
    public void Touch(int number) => Write(number % _services / ByFile * ByFile, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A host and a path that rule <paramref name="rule"/> of the service takes.</summary>
    public (string Host, string Path) Call(int service, int rule) => (_oneHost ? "apis.example.com" : $"service-{service}", $"{Start(service)}/area-{rule}/Rome");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Start(int service) => _oneHost ? $"/service-{service}" : "";

    private void Write(int first, string mark)
    {
        var text = new StringBuilder();
        for (var service = first; service < Math.Min(first + ByFile, _services); service++)
        {
            text.Append(CultureInfo.InvariantCulture, $"apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: service-{service}\n  labels:\n    mark: \"{mark}\"\nspec:\n");
            text.Append(_oneHost ? "  gateways: [partners]\n  hosts: [\"*\"]\n" : $"  hosts: [service-{service}]\n").Append("  http:\n");
            for (var rule = 0; rule < Rules; rule++)
            {
                text.Append(CultureInfo.InvariantCulture, $"    - match:\n        - uri:\n{Uri(service, rule)}\n{(rule == 7 ? "          headers:\n            x-tier:\n              exact: gold\n" : "")}");
                text.Append(CultureInfo.InvariantCulture, $"      route:\n        - destination:\n            host: service-{service}\n      timeout: {rule + 1}s\n");
            }
            text.Append("---\n");
        }
        File.WriteAllText(Path.Combine(Folder, $"{first:00000}.yaml"), text.ToString());
    }

    private string Uri(int service, int rule) => rule switch
    {
        8 => $"            exact: {Start(service)}/area-8/Rome",
        9 => $"            regex: {Start(service)}/area-9/[A-Z][a-z]+",
        _ => $"            prefix: {Start(service)}/area-{rule}/",
    };
}
