using Portal.Api.Identity;

namespace Portal.Discovery.Twins;

/// <summary>
/// Writes what a page shows as Markdown, for the same reader. A page names its twin by <see cref="MarkdownTwinAttribute"/>; addresses, the choice
/// by Accept, entity tags and links to it are the same for all.
/// </summary>
internal interface ITwin
{
    /// <summary>Null: there is nothing at this address for this reader.</summary>
    Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken);
}

/// <summary>Who asks, and what the page's address says.</summary>
internal sealed record TwinCall(Actor Reader, RouteValueDictionary Route, IQueryCollection Query)
{
    public string Text(string name) => Route[name] as string ?? "";
}
