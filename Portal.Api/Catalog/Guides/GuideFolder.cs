using Portal.Api.Catalog.Definition;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Guides;

/// <summary>The guides of an API among the files of a catalogue: <c>guides/*.md</c>, with pictures in <c>guides/images</c>.</summary>
internal sealed class GuideFolder(CatalogFiles files)
{
    private const int Most = 100;
    private const int MostText = 480 * 1024;

    /// <summary>Each file with what it says, or what is wrong with it.</summary>
    public IReadOnlyList<(string File, string Slug, GuideDefinition? Definition, IReadOnlyList<ContractProblem> Problems)> Read(string api)
    {
        var guides = files.Of(api).Where(file => CatalogLayout.IsGuide(file.Path)).ToList();
        var slugs = guides.Select(file => SlugOf(file.Path)).ToHashSet(StringComparer.Ordinal);
        var addresses = new GuideAddresses(api, slugs, name => files.Find($"{api}/{CatalogLayout.Guides}/{CatalogLayout.Pictures}/{name}")?.Bytes.ToArray());
        return [.. guides.Select((file, index) => index < Most
            ? One(file, addresses)
            : (file.Path, SlugOf(file.Path), null, [new ContractProblem("", 1, 1, $"{Most} guides of an API are the most that are taken.")]))];
    }

    private static (string File, string Slug, GuideDefinition? Definition, IReadOnlyList<ContractProblem> Problems) One(CatalogFile file, GuideAddresses addresses)
    {
        var slug = SlugOf(file.Path);
        var (definition, problems) = GuideFile.Read(slug, file.Bytes, addresses);
        return definition is { Markdown.Length: > MostText }
            ? (file.Path, slug, null, [new ContractProblem("", 1, 1, $"The guide has {definition.Markdown.Length / 1024} KB with its pictures; {MostText / 1024} KB is the most that is taken.")])
            : (file.Path, slug, definition, problems);
    }

    private static string SlugOf(string path) => Path.GetFileNameWithoutExtension(path);
}
