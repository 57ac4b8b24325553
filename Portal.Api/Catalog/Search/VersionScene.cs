using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Search;

/// <summary>A version of an API as its entries are written: what they share, and who may see it.</summary>
internal sealed record VersionScene(PublishedApiEntry Api, PublishedVersionEntry Version, int Position, SearchLevel Level)
{
    public ContractDocument Contract => Version.Contract;

    public SearchEntry Entry(SearchKind kind, SearchLevel level, string name, string title, string place, string text, string path) =>
        new(kind, level, name, title, place, text, path)
        {
            Api = Api.Slug,
            ApiTitle = Api.Title,
            Version = Version.Name,
            Position = Position,
        };
}
