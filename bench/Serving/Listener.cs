using System.Net;
using System.Net.Sockets;

namespace Bench.Serving;

internal static class Listener
{
    /// <summary>An address on this machine that nobody listens at now.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
