using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh;

/// <summary>Keeps what was read of each file, so that a change of one is not paid for all.</summary>
internal sealed class MeshFileCache
{
    private Dictionary<MeshFile, MeshObjects> _read = [];

    public MeshObjects Read(IReadOnlyList<MeshFile> files)
    {
        var known = _read;
        var read = files.AsParallel().AsOrdered().Select(file => (File: file, Objects: known.GetValueOrDefault(file) ?? MeshFileReader.Read(file))).ToList();
        _read = read.ToDictionary(one => one.File, one => one.Objects);
        return MeshObjects.Of(read.OrderBy(one => one.File.Name, StringComparer.Ordinal).Select(one => one.Objects));
    }
}
