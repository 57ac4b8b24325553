using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Markdown;
using Portal.Api.Contracts.Slices;
using Portal.Api.Plans;
using Portal.Discovery.Twins;
using Portal.Reference;

namespace Portal.Catalog;

internal sealed class OverviewTwin(CatalogQueries catalog, PlanQueries plans, ApiAddresses addresses) : ApiTwin(catalog)
{
    /// <summary>More than these are listed by their tags.</summary>
    private const int MostOperations = 200;

    private const int MostSchemas = 200;

    protected override async Task<string?> WriteAsync(ApiScene scene, TwinCall call, CancellationToken cancellationToken)
    {
        var (api, version) = (scene.Api, scene.Version);
        var writer = new MarkdownWriter();
        writer.Heading(1, MarkdownEscape.Text(api.Title));
        writer.Block("> " + MarkdownEscape.Text(api.Summary));
        writer.Block($"Version {MarkdownEscape.Text(version.Name)} ({version.State.ToString().ToLowerInvariant()}), contract {MarkdownEscape.Text(version.ContractVersion)}, by {MarkdownEscape.Text(api.Owner)}.");
        Notice(writer, scene);
        writer.Heading(2, "Calling it");
        writer.Item($"Base URL: {MarkdownEscape.Code(addresses.BaseUrl(api, scene.Contract))}");
        var schemes = scene.Contract.SecuritySchemes;
        writer.Item(api.SampleCredential is not null ? $"Credential: send {MarkdownEscape.Text(string.Join("; or ", api.Credentials.Select(credential => credential.InWords)))}"
            : schemes.Count == 0 ? "Credential: none is needed" : $"Credential: {string.Join(", or ", schemes.Select(scheme => MarkdownEscape.Text(scheme.InWords)))}");
        writer.Item($"Contract: [OpenAPI {MarkdownEscape.Text(scene.Contract.SpecificationVersion)} as YAML]({ReferenceLinks.Download(api.Slug, version.Name, "yaml")}), [as JSON]({ReferenceLinks.Download(api.Slug, version.Name, "json")})");
        Facts(writer, scene.Contract.Info);
        if (api.Guides.Count > 0)
        {
            writer.Heading(2, "Guides");
            GuideMarkdown.Write(writer, api.Guides);
        }
        Contents(writer, scene);
        if (await plans.ListAsync(call.Reader, api.Slug, cancellationToken) is { Count: > 0 } offered)
        {
            writer.Heading(2, "Plans");
            PlanMarkdown.Write(writer, offered);
        }
        if (MarkdownProse.Of(scene.Contract.Description) is { Length: > 0 } about)
        {
            writer.Heading(2, "About");
            writer.Block(about);
        }
        if (scene.Contract.Servers.Any(server => server.Variables.Count > 0) || scene.Contract.Servers.Count > 1)
        {
            writer.Heading(2, "Servers in the contract");
            OperationMarkdown.Servers(writer, scene.Contract.Servers);
        }
        if (schemes.Count > 0)
        {
            writer.Heading(2, "Credentials");
            OperationMarkdown.Schemes(writer, schemes);
        }
        Schemas(writer, scene);
        Versions(writer, scene);
        return writer.ToString();
    }

    private static void Facts(MarkdownWriter writer, InfoView info)
    {
        if (info.Docs is { } docs)
        {
            writer.Item($"Documentation: {MarkdownEscape.Link(docs.Description ?? docs.Url, docs.Url)}");
        }
        if (info.ContactName is not null || info.ContactMail is not null || info.ContactUrl is not null)
        {
            writer.Item($"Contact: {string.Join(", ", new[] { info.ContactName, info.ContactMail, info.ContactUrl }.OfType<string>().Select(MarkdownEscape.Text))}");
        }
        if (info.LicenseName is { } license)
        {
            writer.Item($"Licence: {(info.LicenseUrl is { } url ? MarkdownEscape.Link(license, url) : MarkdownEscape.Text(license))}");
        }
        if (info.TermsUrl is { } terms)
        {
            writer.Item($"Terms of service: {MarkdownEscape.Link(terms, terms)}");
        }
    }

    private static void Contents(MarkdownWriter writer, ApiScene scene)
    {
        var outline = scene.Outline;
        writer.Heading(2, Words.Count(outline.Operations.Count, "operation", "operations"));
        if (outline.Operations.Count <= MostOperations)
        {
            Operations(writer, scene, outline.Operations);
        }
        foreach (var section in outline.Operations.Count <= MostOperations ? [] : outline.Sections)
        {
            if (section.Title is { } title)
            {
                writer.Heading(3, MarkdownEscape.Text(title));
            }
            foreach (var tag in section.Tags)
            {
                var link = MarkdownEscape.Link(tag.Title, TwinPages.Path(ReferenceLinks.Tag(scene.Api.Slug, scene.Version.Name, tag.Name)));
                writer.Item($"{link}: {Words.Count(tag.Operations.Count, "operation", "operations")}. {MarkdownEscape.Text(MarkdownText.FirstParagraph(tag.Description))}".TrimEnd());
            }
        }
        if (outline.Webhooks.Count > 0)
        {
            writer.Heading(2, "Webhooks");
            writer.Block($"[{Words.Count(outline.Webhooks.Count, "call", "calls")} that the API makes to you]({TwinPages.Path(ReferenceLinks.Webhooks(scene.Api.Slug, scene.Version.Name))})");
        }
    }

    private static void Schemas(MarkdownWriter writer, ApiScene scene)
    {
        var names = scene.Outline.SchemaNames;
        if (names.Count == 0)
        {
            return;
        }
        writer.Heading(2, "Schemas");
        writer.Block(names.Count > MostSchemas
            ? $"[All {names.Count} schemas]({TwinPages.Path(ReferenceLinks.Schemas(scene.Api.Slug, scene.Version.Name))})"
            : string.Join(", ", names.Select(name => MarkdownEscape.Link(name, Links(scene).Schema(name)))));
    }

    private static void Versions(MarkdownWriter writer, ApiScene scene)
    {
        writer.Heading(2, "Versions");
        writer.Table(["Version", "State", "Contract", "Operations", "Published"], scene.Api.Versions.Select(version => new[]
        {
            MarkdownEscape.Link(version.Name, TwinPages.Path(ReferenceLinks.Version(scene.Api.Slug, version.Name))),
            version.State.ToString().ToLowerInvariant(),
            MarkdownEscape.Text(version.ContractVersion),
            $"{version.Operations}",
            $"{version.PublishedAt:yyyy-MM-dd}",
        }));
    }
}
