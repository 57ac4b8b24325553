using System.Globalization;
using Portal.Api.Hosting.Paging;

namespace Portal.Api.Drift.Inbox;

/// <summary>The order of findings: by side, then what was seen most, then what was looked for in most calls, then by id.</summary>
internal static class DriftPlaces
{
    private const long Side = 1_000_000_000_000_000_000;
    private const int Bits = 29;
    private const long Most = (1L << Bits) - 1;

    public static ListCursor Of(DriftFindingView finding)
    {
        var weight = (Math.Clamp(finding.Count, 0, Most) << Bits) | Math.Clamp(finding.Of, 0, Most);
        return new ListCursor(((long)finding.Side * Side) + (Side - 1 - weight), IdOf(finding.Id));
    }

    /// <summary>Its 16 digits come first, so that the order is theirs.</summary>
    private static Guid IdOf(string id) => Guid.ParseExact(id.PadRight(32, '0'), "N");
}
