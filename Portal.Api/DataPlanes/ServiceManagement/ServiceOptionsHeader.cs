namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>What a client asks for beside the answer, by the header <c>3scale-options</c> (written as a query is) or the old parameter <c>no_body</c>.</summary>
internal sealed record ServiceOptionsHeader(bool RejectionReason, bool LimitHeaders, bool NoBody, bool Hierarchy, bool FlatUsage, bool ListAppKeys)
{
    public static ServiceOptionsHeader Read(IHeaderDictionary headers, ServiceForm parameters)
    {
        var options = new ServiceForm();
        // What cannot be read asks for nothing.
        _ = options.AddEncoded(headers["3scale-options"].ToString());
        return new ServiceOptionsHeader(
            Is(options, "rejection_reason_header"),
            Is(options, "limit_headers"),
            Is(options, "no_body") || parameters.Text("no_body") is not (null or "0" or "false"),
            Is(options, "hierarchy"),
            Is(options, "flat_usage"),
            Is(options, "list_app_keys"));
    }

    private static bool Is(ServiceForm options, string name) => options.Text(name) == "1";
}
