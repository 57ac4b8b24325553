using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Api.Mesh.Telemetry.Traces;

namespace Portal.Mesh;

/// <summary>Which traces are listed: all of it stands in the address.</summary>
public sealed record TracesLook(string? Service = null, string? To = null, bool OnlyErrors = false, double? SlowerThanMs = null)
{
    public const string Page = "/admin/mesh/traces";

    public bool IsFiltered => Service is not null || OnlyErrors || SlowerThanMs is not null;

    public static TracesLook Of(IQueryCollection query) => new(
        Text(query["service"]),
        Text(query["to"]),
        query["errors"] == "on",
        double.TryParse(query["slow"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var slow) && slow > 0 ? slow : null);

    public static string TraceHref(string traceId) => $"{Page}/{Uri.EscapeDataString(traceId)}";

    public TraceQuestion ToQuestion() => new(Service, To, OnlyErrors, SlowerThanMs);

    public string Href()
    {
        var words = new Dictionary<string, string?>
        {
            ["service"] = Service,
            ["to"] = To,
            ["errors"] = OnlyErrors ? "on" : null,
            ["slow"] = SlowerThanMs?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(Page, words.Where(word => word.Value is not null));
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
