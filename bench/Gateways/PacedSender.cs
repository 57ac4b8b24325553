using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Bench.Gateways;

/// <summary>
/// Sends so many requests a second, spread over connections that each have a thread and a plan of their own. Time is counted from the plan where the answer before was late, so
/// that a pause is not hidden by waiting for it; where the sender itself woke late, from when it sent.
/// </summary>
internal static class PacedSender
{
    public static async Task<PacedRun> RunAsync(Uri target, string[] headers, double perSecond, int connections, TimeSpan time)
    {
        var request = Encoding.ASCII.GetBytes($"GET {target.PathAndQuery} HTTP/1.1\r\nHost: {target.Authority}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
        var runs = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Factory.StartNew(
            () => Send(target, request, TimeSpan.FromSeconds(connections / perSecond), TimeSpan.FromSeconds(number / perSecond), time), TaskCreationOptions.LongRunning)));
        return new PacedRun([.. runs.SelectMany(run => run.Milliseconds)], runs.Sum(run => run.Failed));
    }

    private static PacedRun Send(Uri target, byte[] request, TimeSpan interval, TimeSpan offset, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(target.Host, target.Port);
        var run = new PacedRun([], 0);
        var buffer = new byte[64 * 1024];
        var clock = Stopwatch.StartNew();
        for (var planned = offset; planned < time; planned += interval)
        {
            var late = clock.Elapsed > planned;
            if (!late && (int)(planned - clock.Elapsed).TotalMilliseconds is > 0 and var wait)
            {
                Thread.Sleep(wait);
            }
            var from = late ? planned : clock.Elapsed;
            socket.Send(request);
            if (!ReadAnswer(socket, buffer))
            {
                run = run with { Failed = run.Failed + 1 };
            }
            run.Milliseconds.Add((clock.Elapsed - from).TotalMilliseconds);
        }
        return run;
    }

    /// <summary>False: it was no 200.</summary>
    private static bool ReadAnswer(Socket socket, byte[] buffer)
    {
        var (filled, whole) = (0, int.MaxValue);
        while (filled < whole)
        {
            var read = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
            if (read == 0)
            {
                throw new InvalidOperationException("The connection was closed in the middle.");
            }
            filled += read;
            if (whole == int.MaxValue && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                whole = end + 4 + Length(Encoding.ASCII.GetString(buffer, 0, end));
            }
        }
        return buffer.AsSpan().StartsWith("HTTP/1.1 200"u8);
    }

    private static int Length(string head)
    {
        const string Name = "\r\nContent-Length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var text = at < 0 ? throw new InvalidOperationException("An answer does not say how long it is.") : head.AsSpan(at + Name.Length);
        var end = text.IndexOf('\r');
        return int.Parse(end < 0 ? text : text[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}

internal sealed record PacedRun(List<double> Milliseconds, long Failed);
