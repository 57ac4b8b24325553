using System.Diagnostics;
using Bench.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Api.Mesh;

namespace Bench;

/// <summary>5,000 virtual services with 10 rules each: what finding a route costs, and taking a changed file.</summary>
internal static class RoutesCommand
{
    private const int Services = 5_000;
    private const int Calls = 200_000;

    private static readonly WorkloadIdentity Caller = new("voyages", "travel-portal", new Dictionary<string, string> { ["app"] = "voyages" });

    public static int Run()
    {
        Console.WriteLine(Machine.Line);
        Console.WriteLine("| 5,000 virtual services with 10 rules | a host each | one host, by path | bar |");
        Console.WriteLine("|---|---|---|---|");
        using var hosts = new RouteScene(Services, oneHost: false);
        using var edge = new RouteScene(Services, oneHost: true);
        var (mine, other) = (new Figures(hosts, "mesh"), new Figures(edge, "partners"));
        Row("YAML", figures => $"{figures.Scene.Bytes / 1e6:0.0} MB", "");
        Row("taken from nothing, median of 5", figures => $"{figures.Cold.Median():0} ms", "");
        Row("one changed file of 100 taken, median of 20 (most)", figures => $"{figures.Reloads.Median():0} ms ({figures.Reloads.Max():0})", "<= 500 ms");
        Row("a look at files that did not change, once a second", figures => $"{figures.Looks.Median():0} ms", "");
        Row("a match, mean of 200,000, median of 9 rounds", figures => $"{figures.Matches.Median():0.00} us", "<= 3 us");
        Row("the same for a path that no rule takes", figures => $"{figures.Misses.Median():0.00} us", "");
        Row("allocated by a match", figures => $"{figures.Allocated:0.##} bytes", "0");
        Row("kept by the configuration in force", figures => $"{figures.Kept / 1e6:0} MB", "");
        return 0;

        void Row(string what, Func<Figures, FormattableString> seen, string bar) =>
            Console.WriteLine($"| {what} | {FormattableString.Invariant(seen(mine))} | {FormattableString.Invariant(seen(other))} | {bar} |");
    }

    private sealed class Figures
    {
        private readonly MeshFiles _files;
        private readonly MeshRoutes _routes;
        private readonly string _gateway;
        private readonly (string Host, string Path)[] _calls;
        private readonly HeaderDictionary _headers = new() { ["x-tier"] = "gold", ["accept"] = "application/json", ["user-agent"] = "bench" };

        public Figures(RouteScene scene, string gateway)
        {
            (Scene, _gateway) = (scene, gateway);
            var random = new Random(5);
            _calls = [.. Enumerable.Range(0, 20_000).Select(_ => scene.Call(random.Next(Services), random.Next(RouteScene.Rules)))];
            // Compiled and thrown away, as a server that runs has done it before.
            Cold.AddRange(Enumerable.Range(0, 6).Select(_ => Timed(Files().Refresh)).ToArray().Skip(1));
            var before = GC.GetTotalMemory(forceFullCollection: true);
            _files = Files();
            _files.Refresh();
            Kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            _routes = new MeshRoutes(_files);
            for (var round = 0; round < 23; round++)
            {
                scene.Touch(round * 397);
                var time = Timed(_files.Refresh);
                if (round >= 3)
                {
                    Reloads.Add(time);
                }
            }
            Looks.AddRange(Enumerable.Range(0, 9).Select(_ => Timed(_files.Refresh)));
            Match();
            Miss();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var round = 0; round < 9; round++)
            {
                Matches.Add(Timed(Match) * 1000 / Calls);
            }
            Allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (9.0 * Calls);
            Misses.AddRange(Enumerable.Range(0, 9).Select(_ => Timed(Miss) * 1000 / Calls));
        }

        public RouteScene Scene { get; }

        public List<double> Cold { get; } = [];

        public List<double> Reloads { get; } = [];

        public List<double> Looks { get; } = [];

        public List<double> Matches { get; } = [];

        public List<double> Misses { get; } = [];

        public double Allocated { get; }

        public double Kept { get; }

        private MeshFiles Files() => new(Options.Create(new MeshOptions { Path = Scene.Folder }), TimeProvider.System, NullLogger<MeshFiles>.Instance);

        private void Match()
        {
            for (var call = 0; call < Calls; call++)
            {
                var (host, path) = _calls[call % _calls.Length];
                if (_routes.Find(_gateway, Caller, host, "GET", path, _headers, out _) is null)
                {
                    throw new InvalidOperationException($"{path} of {host} has no route. {string.Join("; ", _files.Problems.Take(3))}");
                }
            }
        }

        private void Miss()
        {
            for (var call = 0; call < Calls; call++)
            {
                var (host, _) = _calls[call % _calls.Length];
                if (_routes.Find(_gateway, Caller, host, "GET", "/service-77/elsewhere", _headers, out var governed) is not null || !governed)
                {
                    throw new InvalidOperationException("A path that no rule takes has a route.");
                }
            }
        }

        private static double Timed(Action act)
        {
            var began = Stopwatch.GetTimestamp();
            act();
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }
}
