using Portal.Api.Applications;

namespace Portal.Applications;

internal static class Fragments
{
    /// <summary>With a base address, a bare fragment would lead to the home page.</summary>
    public static string On(this string fragment, ApplicationView application) => $"/applications/{application.Id}{fragment}";
}
