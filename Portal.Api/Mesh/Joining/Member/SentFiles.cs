namespace Portal.Api.Mesh.Joining.Member;

/// <summary>No folder is watched: the files come from the process whose mesh this one has joined.</summary>
internal sealed class SentFiles : IMeshFileSource
{
    public void Start()
    {
    }
}
