using Portal.Api.Catalog.Domains;
using Portal.Api.Catalog.Guides;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Definition;

/// <summary>Reads the files of a catalogue but for its contracts, and tells all that is wrong with them, by file and line.</summary>
internal sealed class CatalogReader
{
    private readonly CatalogFiles _files;
    private readonly List<ContractProblem> _problems = [];

    private CatalogReader(CatalogFiles files) => _files = files;

    /// <param name="files">The catalogue.</param>
    /// <param name="domains">The domains that hold where the files declare none; null: there are none, and any name will do.</param>
    public static DeclaredCatalog Read(CatalogFiles files, IReadOnlyCollection<string>? domains)
    {
        var reader = new CatalogReader(files);
        var declared = reader.Domains();
        var names = declared?.Select(domain => domain.Name).ToList() ?? domains;
        var apis = files.All.Where(file => file.Path == $"{CatalogLayout.ApiOf(file.Path)}/{CatalogLayout.ApiFile}")
            .Select(file => reader.Api(file, names)).OfType<DeclaredApi>().ToList();
        reader.TellStrays();
        return new DeclaredCatalog(declared, apis, reader._problems);
    }

    private IReadOnlyList<DomainDefinition>? Domains()
    {
        if (_files.Find(DomainsFile.Name) is not { } file)
        {
            return null;
        }
        var (domains, problems) = DomainsFile.Read(file.Bytes);
        Tell(file, problems);
        return domains;
    }

    private DeclaredApi? Api(CatalogFile file, IReadOnlyCollection<string>? domains)
    {
        var (definition, problems) = Catalog.ApiFile.Read(CatalogLayout.ApiOf(file.Path)!, file.Bytes, domains);
        Tell(file, problems);
        return definition is null ? null : new DeclaredApi(
            definition, [.. definition.Versions.Select(version => Contract(definition.Slug, version.Name)).OfType<DeclaredContract>()], Guides(definition.Slug));
    }

    private DeclaredGuides Guides(string api)
    {
        var guides = new GuideFolder(_files).Read(api);
        foreach (var guide in guides)
        {
            _problems.AddRange(guide.Problems.Select(problem => problem with { File = guide.File }));
        }
        return new DeclaredGuides(api, [.. guides.Select(guide => guide.Definition).OfType<GuideDefinition>()], [.. guides.Select(guide => guide.Slug)]);
    }

    private DeclaredContract? Contract(string api, string version)
    {
        var found = CatalogLayout.ContractOf(api, version).Where(place => _files.Find(place.Path) is not null).ToList();
        foreach (var (path, _) in found.Skip(1))
        {
            Tell(path, $"is a second contract of {version}, beside {found[0].Path}: keep one of them.", isError: true);
        }
        return found is [var first, ..] ? new DeclaredContract(version, _files.Find(first.Path)!.Value, first.Format) : null;
    }

    /// <summary>A contract that no version names is a slip more often than not.</summary>
    private void TellStrays()
    {
        foreach (var stray in _files.All.Where(file => CatalogLayout.ApiOf(file.Path) is { } api && _files.Find($"{api}/{CatalogLayout.ApiFile}") is null))
        {
            Tell(stray.Path, $"is left out: there is no {CatalogLayout.ApiFile} beside it.", isError: false);
        }
    }

    private void Tell(CatalogFile file, IReadOnlyList<ContractProblem> problems) => _problems.AddRange(problems.Select(problem => problem with { File = file.Path }));

    private void Tell(string path, string message, bool isError) => _problems.Add(new ContractProblem("", 1, 1, message, isError) { File = path });
}
