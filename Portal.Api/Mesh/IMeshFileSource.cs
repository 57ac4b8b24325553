namespace Portal.Api.Mesh;

/// <summary>Sees to it that <see cref="MeshFiles"/> has the files as they are now.</summary>
internal interface IMeshFileSource
{
    void Start();
}
