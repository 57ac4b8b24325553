using System.Diagnostics;
using System.Net.Sockets;
using Bench.Serving;

namespace Bench.Gateways;

/// <summary>Another process of this program, or a program of the machine, that listens at an address.</summary>
internal sealed class BenchProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BenchProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static Task<BenchProcess> OfThisAsync(Uri address, params string[] arguments) => StartAsync(address, Environment.ProcessPath!, arguments);

    public static async Task<BenchProcess> StartAsync(Uri address, string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        for (var wait = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(address.Host, address.Port);
                return new BenchProcess(process, address);
            }
            catch (SocketException) when (!process.HasExited && wait.Elapsed < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(50);
            }
        }
    }

    public double CpuSeconds => ProcessFigures.CpuSeconds(Id);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
