using System.Net;

namespace Portal.Api.Access.Credentials;

/// <summary>From where a credential may be used: networks of callers, and hosts of the pages that calls come from. An empty list allows all.</summary>
internal sealed class AllowList
{
    private const string AnySubdomain = "*.";

    private readonly IPNetwork[] _networks;
    private readonly string[] _referrers;

    private AllowList(IPNetwork[] networks, string[] referrers) => (_networks, _referrers) = (networks, referrers);

    /// <summary>Null: nothing is restricted.</summary>
    public static AllowList? Of(IReadOnlyList<string> addresses, IReadOnlyList<string> referrers) =>
        addresses.Count + referrers.Count == 0 ? null : new AllowList([.. addresses.Select(address => NetworkOf(address)!.Value)], [.. referrers]);

    /// <summary>An address or a network in CIDR notation (RFC 4632, RFC 4291); null: neither.</summary>
    public static IPNetwork? NetworkOf(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? text : text[..slash];
        if (!IPAddress.TryParse(first, out var address) || !IsWhole(first, address))
        {
            return null;
        }
        return slash < 0 ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) && network.BaseAddress.Equals(address) ? network : null;
    }

    /// <summary>A host name, or <c>*.</c> and one for all names below it.</summary>
    public static bool IsReferrer(string text)
    {
        var host = text.StartsWith(AnySubdomain, StringComparison.Ordinal) ? text[AnySubdomain.Length..] : text;
        return host.Length is > 0 and <= 253 && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4;
    }

    /// <summary>Null: allowed.</summary>
    public AccessRefusal? Check(string address, string? referrer, bool anyReferrer = false)
    {
        if (_networks.Length > 0 && !AllowsAddress(address))
        {
            return Refusals.AddressNotAllowed(address);
        }
        return _referrers.Length > 0 && !anyReferrer && !AllowsReferrer(referrer) ? Refusals.ReferrerNotAllowed(referrer) : null;
    }

    private bool AllowsAddress(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_networks, network => network.Contains(plain));
    }

    /// <summary>By the host of the page: its path is not sent by browsers of today, and says nothing of who wrote it.</summary>
    private bool AllowsReferrer(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var page))
        {
            return false;
        }
        return Array.Exists(_referrers, allowed => allowed.StartsWith(AnySubdomain, StringComparison.Ordinal)
            ? page.Host.Length > allowed.Length - 1 && page.Host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : page.Host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Short forms such as 10.1 mean something else to different programs.</summary>
    private static bool IsWhole(string text, IPAddress address) =>
        address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6 || text.AsSpan().Count('.') == 3;
}
