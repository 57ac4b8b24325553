namespace Portal.Api.Mesh.Joining;

/// <summary>How many bytes a question takes.</summary>
internal static class JoinLimits
{
    public static int Of(string act) => act == "report" ? 4 * 1024 * 1024 : 256 * 1024;
}
