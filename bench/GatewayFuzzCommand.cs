using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Bench.Fuzzing.Smuggling;
using Bench.Gateways;
using Bench.Serving;

namespace Bench;

/// <summary>
/// Talks to the running gateway over bare sockets as nobody should, for a while: each time clean answers or a close may come of it, and nothing behind may see what was smuggled.
/// Between, calls as they should be must be answered with what was asked. What did otherwise is kept as a file.
/// </summary>
internal sealed class GatewayFuzzCommand(Uri gateway, SeeingUpstream upstream, string key, string folder)
{
    private const int MostFaults = 20;
    private const int Talkers = 16;
    // Whoever hangs up at once is not answered: so long something may still come.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _cases;
    private int _answers;
    private int _faults;

    public static async Task<int> RunAsync(string published, int seconds)
    {
        await using var upstream = await SeeingUpstream.StartAsync();
        await using var portal = await ServedPortal.StartAsync(
            published, folder => EchoCatalogue.Write(folder, upstream.Address, ("echo", "checks: { requests: off, responses: off }")), ("Roles", "portal,gateway"), ("Gateway__RequestHeadersTimeoutSeconds", "2"), ("Gateway__SlowBodySeconds", "2"));
        var access = await EchoAccess.GetAsync(portal, "echo");
        upstream.Application = access.Application;
        var folder = Directory.CreateTempSubdirectory("bench-smuggling-").FullName;
        var seed = (int)(Stopwatch.GetTimestamp() & int.MaxValue);
        var command = new GatewayFuzzCommand(portal.Gateway, upstream, access.Key, folder);
        await Task.WhenAll(Enumerable.Range(0, Talkers).Select(talker => Task.Run(() => command.TalkAsync(new SmugglingCases(seed + talker * 10, access.Key), TimeSpan.FromSeconds(seconds)))));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Machine.Line}\n{command._cases:N0} requests from seed {seed}, {command._answers:N0} of them answered and the rest closed, {upstream.Calls:N0} calls came through, {command._faults} faults."));
        if (command._faults == 0)
        {
            Directory.Delete(folder, recursive: true);
        }
        return command._faults == 0 ? 0 : 1;
    }

    private async Task TalkAsync(SmugglingCases cases, TimeSpan time)
    {
        using var honest = new HttpClient { BaseAddress = gateway, Timeout = Patience, DefaultRequestHeaders = { { "X-API-Key", key } } };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time && _faults < MostFaults;)
        {
            var one = cases.Next();
            var fault = await TryAsync(one) ?? upstream.TakeFault();
            if (Interlocked.Increment(ref _cases) % 20 == 0)
            {
                fault ??= await AskAsync(honest, $"echo/honest-{_cases}");
            }
            if (fault is not null)
            {
                var file = Path.Combine(folder, $"fault-{Interlocked.Increment(ref _faults)}");
                await File.WriteAllBytesAsync(file, one);
                Console.WriteLine($"{file}: {fault}");
            }
        }
    }

    private async Task<string?> TryAsync(byte[] request)
    {
        using var over = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var answer = new MemoryStream();
        try
        {
            await socket.ConnectAsync(gateway.Host, gateway.Port, over.Token);
            await socket.SendAsync(request, SocketFlags.None, over.Token);
            var buffer = new byte[16 * 1024];
            while (true)
            {
                var receiving = socket.ReceiveAsync(buffer, SocketFlags.None, over.Token).AsTask();
                if (await Task.WhenAny(receiving, Task.Delay(Quiet, over.Token)) != receiving)
                {
                    socket.Shutdown(SocketShutdown.Send);
                }
                if (await receiving is not (> 0 and var read))
                {
                    break;
                }
                answer.Write(buffer, 0, read);
            }
        }
        catch (SocketException)
        {
            // Closed while it was still being talked to: what was said until then counts.
        }
        catch (OperationCanceledException)
        {
            return $"neither an answer nor a close within {Patience.TotalSeconds} s";
        }
        if (answer.Length > 0)
        {
            Interlocked.Increment(ref _answers);
        }
        var bytes = answer.ToArray();
        // To the first line of HTTP/2 the server says in the words of HTTP/2 that it does not speak it here (GOAWAY).
        return request.AsSpan().StartsWith("PRI * HTTP/2.0"u8) && bytes is [0, ..] ? null : RawAnswers.Fault(bytes);
    }

    /// <summary>A call as it should be gets what it asked for, and not what somebody else has left behind on a connection.</summary>
    private static async Task<string?> AskAsync(HttpClient honest, string path)
    {
        using var answer = await honest.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && text == $"\"/{path}\"" ? null : $"an honest call was answered {(int)answer.StatusCode}: {text}";
    }
}
