using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>Reads the filters RequestRedirect and URLRewrite.</summary>
internal static class RouteAddressReader
{
    private static readonly int[] Statuses = [301, 302, 303, 307, 308];

    public static HttpRewrite Rewrite(FieldReader fields)
    {
        var (path, isPrefix) = Path(fields);
        return new HttpRewrite(path, fields.Text("hostname"), null) { ReplacesWhole = !isPrefix };
    }

    /// <summary>Without a port it is that of the scheme, where one is said, and else the port that was called.</summary>
    public static HttpRedirect Redirect(FieldReader fields)
    {
        var (path, isPrefix) = Path(fields);
        var (scheme, port, status) = (fields.Text("scheme"), fields.Port("port"), fields.Whole("statusCode") ?? 302);
        if (!Statuses.Contains(status))
        {
            fields.Report("statusCode", $"takes {string.Join(", ", Statuses)}, not {status}");
        }
        return new HttpRedirect(path, fields.Text("hostname"), scheme, port, status)
        {
            ReplacesPrefix = isPrefix,
            DerivedPort = port is not null ? PortDerivation.None : scheme is not null ? PortDerivation.ProtocolDefault : PortDerivation.RequestPort,
        };
    }

    private static (string? Path, bool IsPrefix) Path(FieldReader fields)
    {
        if (fields.Map("path") is not { } inner)
        {
            return (null, false);
        }
        var isPrefix = inner.Word("type", ("ReplaceFullPath", false), ("ReplacePrefixMatch", true));
        var path = inner.TextOrEmpty(isPrefix ? "replacePrefixMatch" : "replaceFullPath");
        if (path is null)
        {
            inner.Report(isPrefix ? "replacePrefixMatch" : "replaceFullPath", "is required by the type of this path");
        }
        inner.Close();
        return (path, isPrefix);
    }
}
