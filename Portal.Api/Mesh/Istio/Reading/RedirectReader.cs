using System.Buffers.Text;
using System.Text;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads what stands in the place of a route, or changes the address that is called.</summary>
internal static class RedirectReader
{
    private static readonly int[] Statuses = [301, 302, 303, 307, 308];

    public static HttpRewrite? Rewrite(FieldReader fields)
    {
        if (fields.Map("rewrite") is not { } inner)
        {
            return null;
        }
        var rewrite = new HttpRewrite(inner.Text("uri"), inner.Text("authority"), RegexRewrite(inner));
        if (rewrite is { Uri: not null, UriRegex: not null })
        {
            inner.Report("uriRegexRewrite", "stands beside uri: only one of them can apply");
        }
        else if (rewrite is { Uri: null, UriRegex: null, Authority: null })
        {
            fields.Report("rewrite", "takes uri, authority or uriRegexRewrite");
        }
        inner.Close();
        return rewrite;
    }

    public static HttpRedirect? Redirect(FieldReader fields)
    {
        if (fields.Map("redirect") is not { } inner)
        {
            return null;
        }
        var (uri, prefix) = (inner.Text("uri"), inner.Text("prefixRewrite"));
        var status = inner.Whole("redirectCode") ?? 301;
        if (!Statuses.Contains(status))
        {
            inner.Report("redirectCode", $"takes {string.Join(", ", Statuses)}, not {status}");
        }
        if (uri is not null && prefix is not null)
        {
            inner.Report("prefixRewrite", "stands beside uri: only one of them can apply");
        }
        var redirect = new HttpRedirect(uri ?? prefix, inner.Text("authority"), inner.Text("scheme"), inner.Port("port"), status)
        {
            ReplacesPrefix = uri is null && prefix is not null,
            DerivedPort = inner.Has("derivePort")
                ? inner.Word("derivePort", ("FROM_PROTOCOL_DEFAULT", PortDerivation.ProtocolDefault), ("FROM_REQUEST_PORT", PortDerivation.RequestPort))
                : PortDerivation.None,
        };
        if (redirect is { Port: not null, DerivedPort: not PortDerivation.None })
        {
            inner.Report("derivePort", "stands beside port: only one of them can apply");
        }
        inner.Close();
        return redirect;
    }

    public static DirectResponse? DirectResponse(FieldReader fields)
    {
        if (fields.Map("directResponse") is not { } inner)
        {
            return null;
        }
        if (!inner.Has("status"))
        {
            inner.Report("status", "is required: the status of the answer");
        }
        var response = new DirectResponse(inner.Whole("status", 200, 599) ?? 200, Body(inner));
        inner.Close();
        return response;
    }

    private static byte[] Body(FieldReader fields)
    {
        if (fields.Map("body") is not { } inner)
        {
            return [];
        }
        var (text, bytes) = (inner.Text("string"), inner.Text("bytes"));
        inner.Close();
        if (text is not null && bytes is not null)
        {
            inner.Report("bytes", "stands beside string: only one of them can apply");
        }
        if (bytes is not null && !Base64.IsValid(bytes))
        {
            inner.Report("bytes", "takes bytes in base64");
            return [];
        }
        return bytes is null ? Encoding.UTF8.GetBytes(text ?? "") : Convert.FromBase64String(bytes);
    }

    private static RegexRewrite? RegexRewrite(FieldReader fields)
    {
        if (fields.Map("uriRegexRewrite") is not { } inner)
        {
            return null;
        }
        var pattern = inner.Text("match", required: true);
        var replacement = inner.TextOrEmpty("rewrite");
        inner.Close();
        if (replacement is null)
        {
            inner.Report("rewrite", "is required: what to put in the place of what was found, with groups as \\1");
        }
        return pattern is null ? null : MatchReader.Finder(inner, "match", pattern) is { } found ? new RegexRewrite(found, replacement ?? "") : null;
    }
}
