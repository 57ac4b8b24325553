using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.Renderer;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Editing;

/// <summary>The folder of the mesh's files as an editor sees it.</summary>
internal sealed partial class MeshFolder(MeshFiles files)
{
    public static readonly Refusal.NotFound NoFile = new("mesh_file_not_found", "There is no such file in the mesh's folder. The list of the mesh's files has those that there are.");

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,60}\.ya?ml\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }

    public static Refusal.Invalid? CheckName(string name) => Name.IsMatch(name)
        ? null
        : new Refusal.Invalid("name", "The field 'name' takes a file name such as travels.yaml: small letters, digits and dashes, ending in .yaml or .yml.");

    public IReadOnlyList<MeshFile> All() => MeshFiles.ReadFolder(files.Folder);

    public string? Find(string name) => All().FirstOrDefault(file => file.Name == name)?.Text;

    /// <summary>
    /// Lays the text beside the file, where it is not of the mesh by its name, so that all that can go wrong has gone wrong by now. Null: the
    /// file is to go.
    /// </summary>
    public void Prepare(string name, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Beside(name), text);
        }
    }

    /// <summary>Whole or not at all, and in force when this returns.</summary>
    public void Put(string name, bool goes)
    {
        var path = Path.Combine(files.Folder, name);
        if (goes)
        {
            File.Delete(path);
        }
        else
        {
            File.Move(Beside(name), path, overwrite: true);
        }
        files.Refresh();
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Diff(string? before, string? after) => UnidiffRenderer.GenerateUnidiff(before ?? "", after ?? "", "in force", "proposed");

    public static IReadOnlyList<string> ObjectsOf(MeshFile file)
    {
        var read = MeshFileReader.Read([file]);
        return
        [
            .. read.VirtualServices.Select(one => $"VirtualService {one.Name}"), .. read.DestinationRules.Select(one => $"DestinationRule {one.Name}"),
            .. read.Gateways.Select(one => $"Gateway {one.Name}"), .. read.ServiceEntries.Select(one => $"ServiceEntry {one.Name}"), .. read.HttpRoutes.Select(one => $"HTTPRoute {one.Name}"),
            .. read.AuthorizationPolicies.Select(one => $"AuthorizationPolicy {one.Name}"), .. read.PeerAuthentications.Select(one => $"PeerAuthentication {one.Name}"),
        ];
    }

    private string Beside(string name) => Path.Combine(files.Folder, name + ".new");
}
