using System.Net;
using System.Net.Sockets;

namespace Portal.Api.Hosting;

/// <summary>What calls, sign-ups and sign-ins are counted by: an address of IPv4, or a network of IPv6, since who has one address there has 2^64.</summary>
internal static class CallerNetwork
{
    public static string Of(string address) => Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }
        if (address.AddressFamily is AddressFamily.InterNetwork || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
