using System.Text.RegularExpressions;
using Portal.Api.Contracts.Markdown;

namespace Portal.Api.Catalog.Guides;

/// <summary>
/// What the addresses in a guide mean: <c>errors.md</c> is the guide beside it, <c>images/map.png</c> a picture in the folder below, which then
/// travels within the text. No address leads to any other file.
/// </summary>
internal sealed partial class GuideAddresses(string api, IReadOnlySet<string> guides, Func<string, byte[]?> picture)
{
    private const int MostPictureBytes = 100 * 1024;

    /// <summary>The address to put in place, or null; and what is wrong with it, if anything.</summary>
    public (string? Address, string? Problem) Resolve(MarkdownLinkUse link)
    {
        if (Elsewhere().IsMatch(link.Url))
        {
            return (null, null);
        }
        if (!link.IsPicture && GuideLink().Match(link.Url) is { Success: true } guide)
        {
            var slug = guide.Groups["slug"].Value;
            return guides.Contains(slug) ? (CatalogPaths.Guide(api, slug) + guide.Groups["fragment"].Value, null) : (null, $"There is no guide '{slug}.md' beside this one.");
        }
        if (link.IsPicture && PictureLink().Match(link.Url) is { Success: true } found)
        {
            return Picture(found.Groups["file"].Value, found.Groups["type"].Value.ToLowerInvariant());
        }
        return (null, link.IsPicture
            ? "A picture is images/name.png (or .jpg, .gif, .webp) beside the guide, or a full address."
            : "A link leads to a guide beside this one (name.md), to a path of this portal (/apis), or to a full address.");
    }

    private (string? Address, string? Problem) Picture(string file, string type) => picture(file) switch
    {
        null => (null, $"There is no picture images/{file}."),
        { Length: > MostPictureBytes } bytes => (null, $"The picture images/{file} has {bytes.Length / 1024} KB; {MostPictureBytes / 1024} KB is the most that is taken."),
        var bytes => ($"data:image/{(type == "jpg" ? "jpeg" : type)};base64,{Convert.ToBase64String(bytes)}", null),
    };

    [GeneratedRegex("^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|#|\\{\\{(?:gateway|portal)\\}\\})")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^(?<slug>[a-z0-9][a-z0-9-]*)\\.md(?<fragment>#[^\\s]*)?$")]
    private static partial Regex GuideLink();

    [GeneratedRegex("^images/(?<file>[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(?<type>png|jpe?g|gif|webp))$", RegexOptions.IgnoreCase)]
    private static partial Regex PictureLink();
}
