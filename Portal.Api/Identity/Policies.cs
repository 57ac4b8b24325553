namespace Portal.Api.Identity;

/// <summary>Authorisation policies of endpoints and pages. They decide who is let in; what an actor may do is the use case's to check.</summary>
public static class Policies
{
    /// <summary>A signed-in person or a valid access token.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>An administrator, by session or by token.</summary>
    public const string Administrator = "administrator";
}
