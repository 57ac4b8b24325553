using System.Globalization;

namespace Portal.Api.Mesh.Routing;

/// <summary>Names of services. <c>flights</c> and <c>flights.travel-agency.svc.cluster.local</c> are one service.</summary>
internal static class HostName
{
    private const string ClusterSuffix = ".svc.cluster.local";

    public static string Service(string host) => Service(host.AsSpan()).ToString();

    /// <summary>The service's short name; a host outside the cluster stays as it is, without its port.</summary>
    public static ReadOnlySpan<char> Service(ReadOnlySpan<char> authority)
    {
        var host = WithoutPort(authority);
        return host.EndsWith(ClusterSuffix, StringComparison.OrdinalIgnoreCase) ? host[..host.IndexOf('.')] : host;
    }

    /// <summary>Null: the authority names none.</summary>
    public static int? Port(ReadOnlySpan<char> authority) =>
        int.TryParse(authority[WithoutPort(authority).Length..].TrimStart(':'), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        return colon < 0 || authority[colon..].Contains(']') ? authority : authority[..colon];
    }
}
