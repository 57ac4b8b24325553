namespace Portal.Api.Mesh.Istio;

/// <summary>
/// Why a mesh file is not in force. <see cref="File"/> is its name in the folder, <see cref="Line"/> counts from 1 (0: the file as a whole),
/// <see cref="Field"/> is the path to the field, such as <c>spec.http[0].rewrite</c>.
/// </summary>
public sealed record MeshProblem(string File, int Line, string Field, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Field}: {Reason}";
}
