using System.Globalization;
using Portal.Api.Access.Limits;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>How the limit stands that has least left, of those that the call has to do with; where two have as little, the one of the longer period.</summary>
internal static class ServiceLimitHeaders
{
    private const long NoReset = -1;

    public static void Put(IHeaderDictionary headers, LimitReading reading)
    {
        var least = ServiceXml.Reported(reading.Concerned()).OrderBy(state => state.Violated ? 0 : state.Remaining).ThenByDescending(state => state.Limit.Window).FirstOrDefault();
        if (least is null)
        {
            return;
        }
        headers["3scale-limit-remaining"] = Text(least.Violated ? 0 : least.Remaining);
        headers["3scale-limit-reset"] = Text(least.End is { } end ? Math.Max(0, (long)Math.Ceiling((end - reading.At).TotalSeconds)) : NoReset);
        headers["3scale-limit-max-value"] = Text(least.Limit.Count);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
