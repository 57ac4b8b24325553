using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>Reads the Gateway API's reference to a service: name, namespace, port.</summary>
internal static class BackendReference
{
    /// <summary>Leaves the other fields of the entry to who asked.</summary>
    public static (string Host, int? Port) Read(FieldReader fields, string home)
    {
        if (fields.TextOrEmpty("group") is { Length: > 0 } group)
        {
            fields.Report("group", $"takes \"\", the group of Service; '{group}' is not executed by this mesh");
        }
        fields.Word("kind", ("Service", true));
        var name = fields.Text("name", required: true) ?? "";
        return ($"{name}.{fields.Text("namespace") ?? home}.svc.cluster.local", fields.Port("port"));
    }
}
