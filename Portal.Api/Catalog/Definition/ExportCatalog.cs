using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Definition;

/// <summary>
/// The catalogue in force as files: contracts as the very bytes that were published, definitions and guides as they hold. Applying them changes nothing.
/// Administrators only.
/// </summary>
public sealed class ExportCatalog
{
    private readonly PortalDbContext _db;
    private readonly StoredCatalogReader _stored;

    internal ExportCatalog(PortalDbContext db, StoredCatalogReader stored)
    {
        _db = db;
        _stored = stored;
    }

    public async Task<Outcome<CatalogFiles>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (CatalogRules.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var catalog = await _stored.ReadAsync(cancellationToken);
        var files = new List<CatalogFile>();
        if (catalog.Domains.Count > 0)
        {
            files.Add(new CatalogFile(DomainsFile.Name, NodeYaml.Write(DefinitionTree.Of(catalog.Domains))));
        }
        foreach (var api in catalog.Apis.Where(api => api.Listed))
        {
            files.AddRange(await FilesAsync(api, cancellationToken));
        }
        return new CatalogFiles(files);
    }

    private async Task<List<CatalogFile>> FilesAsync(StoredApi api, CancellationToken cancellationToken)
    {
        var slug = api.Definition.Slug;
        var files = new List<CatalogFile> { new($"{slug}/{CatalogLayout.ApiFile}", NodeYaml.Write(DefinitionTree.Of(api.Definition))) };
        foreach (var contract in api.Contracts.Where(contract => api.Definition.Versions.Any(version => version.Name == contract.Version)))
        {
            var bytes = await _db.Set<PublishedRevision>().Where(revision => revision.Id == contract.RevisionId).Select(revision => revision.Bytes).SingleAsync(cancellationToken);
            files.Add(new CatalogFile(CatalogLayout.ContractOf(slug, contract.Version, contract.Format), bytes));
        }
        files.AddRange(api.Guides.Select(guide => new CatalogFile(CatalogLayout.GuideOf(slug, guide.Slug), Bytes(guide))));
        return files;
    }

    private static byte[] Bytes(GuideDefinition guide) => [.. "---\n"u8, .. NodeYaml.Write(DefinitionTree.HeadOf(guide)), .. "---\n\n"u8, .. Encoding.UTF8.GetBytes(guide.Markdown), (byte)'\n'];
}
