using Portal.Api.Catalog.Domains;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Definition;

/// <summary>What lies where in the folder of a catalogue: <c>domains.yaml</c>, and for each API <c>api.yaml</c>, a contract a version, and guides.</summary>
internal static class CatalogLayout
{
    public const string ApiFile = "api.yaml";
    public const string Guides = "guides";
    public const string Pictures = "images";

    private static readonly string[] PictureEndings = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

    private static readonly (string Ending, ContractFormat Format)[] Contracts = [(".yaml", ContractFormat.Yaml), (".json", ContractFormat.Json), (".zip", ContractFormat.Zip)];

    /// <summary>Whether a file is a part of a catalogue by its path.</summary>
    public static bool Takes(string path) => path == DomainsFile.Name || path.Split('/') switch
    {
        [_, ApiFile] => true,
        [_, var contract] => Contracts.Any(format => contract.EndsWith(format.Ending, StringComparison.Ordinal)),
        [_, Guides, var guide] => guide.EndsWith(".md", StringComparison.Ordinal),
        [_, Guides, Pictures, var picture] => PictureEndings.Contains(Path.GetExtension(picture), StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>The API that a file belongs to; null: to the catalogue as a whole.</summary>
    public static string? ApiOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? path[..end] : null;

    /// <summary>Where a version's contract may lie, likeliest first.</summary>
    public static IEnumerable<(string Path, ContractFormat Format)> ContractOf(string api, string version) =>
        Contracts.Select(format => ($"{api}/{version}{format.Ending}", format.Format));

    public static string ContractOf(string api, string version, ContractFormat format) =>
        $"{api}/{version}{Contracts.First(one => one.Format == format).Ending}";

    public static bool IsGuide(string path) => path.Split('/') is [_, Guides, _];

    public static string GuideOf(string api, string guide) => $"{api}/{Guides}/{guide}.md";

    public static bool IsContract(string path) => path.Split('/') is [_, var name] && name != ApiFile;
}
