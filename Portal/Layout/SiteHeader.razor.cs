using Microsoft.AspNetCore.Components;
using Portal.Api.Identity;
using Portal.Ui;

namespace Portal.Layout;

public sealed partial class SiteHeader : ComponentBase
{
    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = Actor.Anonymous;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private string Path => Http?.Request.Path.Value ?? "/";

    private string Here => Path + Http?.Request.QueryString;

    private string? Query => Path == "/search" ? Http?.Request.Query["q"].ToString() : null;

    /// <summary>After signing in, the reader is where they were.</summary>
    private string SignIn => Path is "/" or "/sign-in" or "/sign-up" ? "/sign-in" : "/sign-in?returnUrl=" + Uri.EscapeDataString(Here);

    private IEnumerable<(string Title, string Href)> Sections
    {
        get
        {
            yield return ("APIs", "/apis");
            if (Reader.IsSignedIn)
            {
                yield return ("Applications", "/applications");
            }
            if (Reader.IsAdministrator)
            {
                yield return ("Admin", "/admin");
            }
            else if (Reader.IsInternal)
            {
                // Administrators find it among the places of administration.
                yield return ("Mesh", "/admin/mesh");
            }
        }
    }

    private string? Current(string href) =>
        Path == href ? "page" : IsWithin(href) || (href == "/admin" && IsWithin("/status")) ? "true" : null;

    private bool IsWithin(string href) => Path == href || Path.StartsWith(href + "/", StringComparison.Ordinal);
}
