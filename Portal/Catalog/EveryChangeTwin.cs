using Portal.Api.Catalog.Changelog;
using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;

namespace Portal.Catalog;

internal sealed class EveryChangeTwin(ChangelogQueries changelog) : ITwin
{
    public async Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken)
    {
        var writer = new MarkdownWriter();
        writer.Heading(1, "What changed");
        ChangelogMarkdown.Write(writer, await changelog.LatestAsync(call.Reader, cancellationToken));
        return writer.ToString();
    }
}
