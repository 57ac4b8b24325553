using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Api.Contracts.Mocking;

/// <summary>Content negotiation by <c>Accept</c> (RFC 9110, 12.5.1): the most special range that fits a type says how welcome it is.</summary>
internal static class AcceptedTypes
{
    /// <summary>The first of the most welcome; null: none is welcome.</summary>
    public static string? Choose(IReadOnlyList<string> types, IList<string?> accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept as IList<string> ?? [.. accept.Select(line => line ?? "")], out var ranges) || ranges.Count == 0)
        {
            return types.Count == 0 ? null : types[0];
        }
        return types.Select(type => (type, quality: QualityOf(type, ranges))).Where(one => one.quality > 0).OrderByDescending(one => one.quality).Select(one => one.type).FirstOrDefault();
    }

    private static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out var offered))
        {
            return 0;
        }
        var best = ranges.Where(range => Fits(offered, range)).OrderByDescending(Rank).FirstOrDefault();
        return best is null ? 0 : best.Quality ?? 1;
    }

    private static bool Fits(MediaTypeHeaderValue type, MediaTypeHeaderValue range) =>
        range.MatchesAllTypes || (Same(range.Type, type.Type) && (range.MatchesAllSubTypes || Same(range.SubType, type.SubType)));

    private static bool Same(StringSegment left, StringSegment right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static int Rank(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
