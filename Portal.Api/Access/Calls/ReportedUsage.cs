using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Portal.Api.Access.Calls;

/// <summary>
/// <c>X-Usage: metric=n, metric2=m</c>: what a service says that a call used beyond itself. Only services are believed: it is taken out of what
/// callers send, and callers never see it.
/// </summary>
internal static class ReportedUsage
{
    public const string Header = "X-Usage";

    // More than anything that one call can use, and far from where sums end.
    private const long Most = 1_000_000_000_000;

    /// <summary>Null: not of this form, or of amounts that are negative or beyond reason.</summary>
    public static IReadOnlyList<KeyValuePair<string, long>>? Read(StringValues values)
    {
        var amounts = new List<KeyValuePair<string, long>>();
        foreach (var value in values)
        {
            foreach (var range in value.AsSpan().Split(','))
            {
                var pair = value.AsSpan()[range].Trim();
                var equals = pair.IndexOf('=');
                if (equals <= 0 || !long.TryParse(pair[(equals + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > Most)
                {
                    return null;
                }
                amounts.Add(new(pair[..equals].ToString(), amount));
            }
        }
        return amounts;
    }
}
