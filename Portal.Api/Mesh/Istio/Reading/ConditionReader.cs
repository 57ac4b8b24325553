namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads an entry of <c>when</c> of an AuthorizationPolicy.</summary>
internal static class ConditionReader
{
    public const string SourceIp = "source.ip";
    public const string SourcePrincipal = "source.principal";
    public const string SourceNamespace = "source.namespace";
    public const string DestinationPort = "destination.port";

    private const string HeaderStart = "request.headers[";

    public static PolicyCondition Read(FieldReader fields)
    {
        var key = fields.Text("key", required: true) ?? "";
        var (values, without) = key switch
        {
            SourceIp => (SecurityReader.Blocks(fields, "values"), SecurityReader.Blocks(fields, "notValues")),
            DestinationPort => (SecurityReader.Ports(fields, "values"), SecurityReader.Ports(fields, "notValues")),
            _ => (fields.Texts("values"), fields.Texts("notValues")),
        };
        if (key is not ("" or SourceIp or SourcePrincipal or SourceNamespace or DestinationPort) && HeaderOf(key) is null)
        {
            fields.Report("key", $"takes {HeaderStart}name], {SourceIp}, {SourcePrincipal}, {SourceNamespace} or {DestinationPort}; '{key}' is not executed by this mesh");
        }
        if (values.Count == 0 && without.Count == 0)
        {
            fields.Report("values", "is required, or notValues in its place");
        }
        fields.Close();
        return new PolicyCondition(key, values, without);
    }

    /// <summary>The header that a key asks about; null: it asks about something else.</summary>
    public static string? HeaderOf(string key) =>
        key.StartsWith(HeaderStart, StringComparison.Ordinal) && key.EndsWith(']') && key.Length > HeaderStart.Length + 1 ? key[HeaderStart.Length..^1] : null;
}
