using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Hosting;

/// <summary>Addresses for processes that must be told theirs. Port 0 is better wherever the listener can say what it got.</summary>
internal static class FreePorts
{
    public static string Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
