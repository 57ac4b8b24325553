using System.Collections.Frozen;

namespace Portal.Api.DataPlanes;

/// <summary>
/// Headers that a data plane writes itself, over whatever its callers sent: it is not told to take them out. All others that we strip from
/// calls are the callers' own words, and it is.
/// </summary>
internal static class DataPlaneHeaders
{
    public const string Subset = "X-Portal-Subset";

    private static readonly string[] Prefixes = ["x-forwarded-", "x-envoy-", "x-istio-", "x-b3-"];

    private static readonly FrozenSet<string> Names =
        FrozenSet.ToFrozenSet(["x-request-id", "x-correlation-id", "x-real-ip", "forwarded", "via", "b3"], StringComparer.OrdinalIgnoreCase);

    public static bool AreItsOwn(string name) =>
        Names.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
