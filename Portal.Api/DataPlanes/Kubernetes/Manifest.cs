using System.Text;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.DataPlanes.Kubernetes.ManifestValue;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>A file of an export by its path there, '/' between.</summary>
/// <param name="IsResource">Something that a cluster is given as it is; the rest is for the cluster's administrator or is read by the portal.</param>
internal sealed record Manifest(string Path, ReadOnlyMemory<byte> Bytes, bool IsResource = true)
{
    public static Manifest Text(string path, string text, bool isResource) => new(path, Encoding.UTF8.GetBytes(text), isResource);

    public static Manifest Document(string path, ContractNode document, bool isResource = true) => new(path, NodeYaml.Write(document), isResource);

    /// <param name="path">Where it is written.</param>
    /// <param name="version">Its <c>apiVersion</c>.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Its name and the namespace it lives in; null: it lives in none.</param>
    /// <param name="body">What follows the metadata.</param>
    public static Manifest Of(string path, string version, string kind, (string Name, string? Namespace) name, params (string Name, ManifestValue Value)[] body) => Document(
        path,
        Map([("apiVersion", version), ("kind", kind), ("metadata", Map(("name", name.Name), ("namespace", name.Namespace), ("labels", Map(Labels)))), .. body]));

    private static readonly KeyValuePair<string, string>[] Labels = [new("app.kubernetes.io/managed-by", "travelz-portal-export"), new("app.kubernetes.io/part-of", "travelz-portal")];
}
