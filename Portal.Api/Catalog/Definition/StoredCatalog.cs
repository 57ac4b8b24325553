using System.Security.Cryptography;
using System.Text;
using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Definition;

/// <summary>The catalogue in force, in the shape of definitions.</summary>
internal sealed record StoredCatalog(IReadOnlyList<DomainDefinition> Domains, IReadOnlyList<StoredApi> Apis)
{
    public StoredApi? Find(string slug) => Apis.FirstOrDefault(api => api.Definition.Slug == slug);

    /// <summary>Stands for all of it, lower-case hex: two catalogues that differ in anything that a file can say have different ones.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(NodeJson.Write(DefinitionTree.Of(Domains), indented: false));
        foreach (var api in Apis.OrderBy(api => api.Definition.Slug, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{api.Definition.Slug} {api.Listed}\n"));
            hash.AppendData(NodeJson.Write(DefinitionTree.Of(api.Definition), indented: false));
            hash.AppendData(NodeJson.Write(DefinitionTree.Of(api.Guides), indented: false));
            foreach (var contract in api.Contracts.OrderBy(contract => contract.Version, StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"\n{contract.Version} {contract.Number} {contract.Sha256}"));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>One that is not listed has no readers, and comes back as it was when it is declared again. <see cref="Contracts"/> are those in force of all its versions.</summary>
internal sealed record StoredApi(PublishedApi Row, ApiDefinition Definition, IReadOnlyList<ContractInForce> Contracts, IReadOnlyList<GuideDefinition> Guides)
{
    public bool Listed => Row.Listed;

    public PublishedVersion? VersionOf(string version) => Row.Versions.Find(one => one.Name == version);

    public ContractInForce? ContractOf(string version) => Contracts.FirstOrDefault(contract => contract.Version == version);
}

internal sealed record ContractInForce(Guid RevisionId, string Version, int Number, string Sha256, DateTimeOffset PublishedAt, ContractFormat Format);
