using System.Diagnostics;
using System.Globalization;
using Bench.Doors;
using EnvoyApi.Auth;
using EnvoyApi.Core;
using Grpc.Net.Client;

namespace Bench;

/// <summary>Envoy's question (ext_authz, Check) by gRPC, asked and answered in one process: key, two limits, ledger, subset, and the record to the database.</summary>
internal static class AuthzCommand
{
    private const int InFlight = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync()
    {
        await using var server = await DoorServer.StartAsync();
        // A connection for each of two workers, as Envoy has.
        var clients = Enumerable.Range(0, 2).Select(_ => new Authorization.AuthorizationClient(GrpcChannel.ForAddress(server.Addresses.ControlGrpc!))).ToArray();
        var question = Question(server.Key);
        // Until everything is compiled as well as it will be, however slow the machine is.
        for (var warmed = 0.0; warmed < 150_000;)
        {
            warmed += (await AllAtOnceAsync(clients, question, TimeSpan.FromSeconds(1))).Rate;
        }
        var rounds = new List<(double Rate, double P50, double P99)>();
        var (worked, counted) = (Process.GetCurrentProcess().TotalProcessorTime, 0.0);
        for (var round = 0; round < 5; round++)
        {
            rounds.Add(await AllAtOnceAsync(clients, question, Round));
            counted += rounds[^1].Rate * Round.TotalSeconds;
        }
        worked = Process.GetCurrentProcess().TotalProcessorTime - worked;
        var (bare, allocated) = Bare(server, question);
        var paced = await PacedAsync(clients, question, 5000, Round);
        Console.WriteLine(Machine.Line);
        Console.WriteLine("| figure | seen | bar |");
        Console.WriteLine("|---|---|---|");
        Row($"checks a second, {InFlight} in flight, median of {rounds.Count} rounds", $"{rounds.Select(round => round.Rate).Median():N0} ({rounds.Min(round => round.Rate):N0} to {rounds.Max(round => round.Rate):N0})", ">= 20,000");
        Row("time of one, 32 in flight", $"p50 {rounds.Select(round => round.P50).Median():0.00} ms, p99 {rounds.Select(round => round.P99).Median():0.00} ms", "");
        Row("processor's time of one, asked, answered and written down", $"{worked.TotalMicroseconds / counted:0} us", $"<= {Environment.ProcessorCount * 1_000_000 / 20_000} us for 20,000 a second");
        Row("the same without gRPC: read, decided, put into words, written down", $"{bare:0.0} us, {allocated:N0} bytes", "");
        Row("time of one, 5,000 a second", $"p50 {paced.Median():0.00} ms, p99 {paced.At(0.99):0.00} ms ({paced.Count:N0} asked)", "p99 <= 1 ms");
        return 0;
    }

    private static async Task<(double Rate, double P50, double P99)> AllAtOnceAsync(Authorization.AuthorizationClient[] clients, CheckRequest question, TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, InFlight).Select(number => Task.Run(async () =>
        {
            var own = new List<double>(50_000);
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                own.Add(await AskAsync(clients[number % clients.Length], question));
            }
            return own;
        })));
        var all = times.SelectMany(own => own).ToList();
        return (all.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, all.Median(), all.At(0.99));
    }

    /// <summary>So many a second, each at its time whether or not those before are answered.</summary>
    private static async Task<List<double>> PacedAsync(Authorization.AuthorizationClient[] clients, CheckRequest question, int rate, TimeSpan length)
    {
        var asked = new List<Task<double>>();
        var began = Stopwatch.GetTimestamp();
        var total = (int)(rate * length.TotalSeconds);
        while (asked.Count < total)
        {
            var due = Math.Min(total, (int)(rate * Stopwatch.GetElapsedTime(began).TotalSeconds));
            while (asked.Count < due)
            {
                asked.Add(AskAsync(clients[asked.Count % clients.Length], question));
            }
            await Task.Delay(1);
        }
        return [.. await Task.WhenAll(asked)];
    }

    /// <summary>Processor's time, since the machine may be busy with other things.</summary>
    private static (double Micros, double Bytes) Bare(DoorServer server, CheckRequest question)
    {
        const int Times = 100_000;
        var context = new DirectCall();
        var (worked, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());
        for (var time = 0; time < Times; time++)
        {
            server.Authorization.Check(question, context);
        }
        return ((Process.GetCurrentProcess().TotalProcessorTime - worked).TotalMicroseconds / Times, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)Times);
    }

    private static async Task<double> AskAsync(Authorization.AuthorizationClient client, CheckRequest question)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await client.CheckAsync(question);
        return answer.Status.Code == 0
            ? Stopwatch.GetElapsedTime(began).TotalMilliseconds
            : throw new InvalidOperationException($"Refused: {answer.DeniedResponse.Body}");
    }

    /// <summary>Of a size that Envoy sends: fourteen headers.</summary>
    private static CheckRequest Question(string key)
    {
        var http = new AttributeContext.Types.HttpRequest { Method = "GET", Path = "/travels/Rome?currency=EUR", Host = "api.example.com", Size = -1 };
        foreach (var (name, value) in new[]
        {
            (":authority", "api.example.com"), (":method", "GET"), (":path", "/travels/Rome?currency=EUR"), (":scheme", "https"), ("accept", "application/json"),
            ("accept-encoding", "gzip, deflate, br"), ("accept-language", "en-GB,en;q=0.9"), ("user-agent", "python-requests/2.32"), ("x-api-key", key),
            ("x-forwarded-for", "203.0.113.7"), ("x-forwarded-proto", "https"), ("x-request-id", "4b7a54b2-7f0e-4d1a-9a51-4d0c9bb0f2b1"),
            ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), ("x-envoy-internal", "true"),
        })
        {
            http.Headers[name] = value;
        }
        return new CheckRequest
        {
            Attributes = new AttributeContext
            {
                Source = new AttributeContext.Types.Peer { Address = new Address { SocketAddress = new SocketAddress { Address = "203.0.113.7", PortValue = 4711 } } },
                Request = new AttributeContext.Types.Request { Http = http },
            },
        };
    }

    private static void Row(string figure, FormattableString seen, string bar) => Console.WriteLine($"| {figure} | {seen.ToString(CultureInfo.InvariantCulture)} | {bar} |");
}
