using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Checks;

/// <summary>Gathers problems; the first hundred are enough to work with.</summary>
internal sealed class Findings
{
    private const int Most = 100;

    private readonly List<ContractProblem> _problems = [];

    public IReadOnlyList<ContractProblem> Problems => _problems;

    public bool HasErrors { get; private set; }

    /// <summary>Where what is found was written, from when on the document that is looked at is not as it was written.</summary>
    public SourceMap? Sources { get; set; }

    /// <summary>Names by the number that places have, where several files are read together.</summary>
    public IReadOnlyList<string> Files { get; set; } = [];

    public void Error(ContractNode place, string path, string message) => Error(place.Place, path, message);

    public void Error(NodePlace place, string path, string message) => Add(place, path, message, isError: true);

    public void Warning(ContractNode place, string path, string message) => Add(place.Place, path, message, isError: false);

    public void Add(NodePlace place, string path, string message, bool isError)
    {
        HasErrors |= isError;
        if (_problems.Count < Most)
        {
            _problems.Add(new ContractProblem(Sources?.Find(path).Pointer ?? path, place.Line, place.Column, message, isError) { File = place.File < Files.Count ? Files[place.File] : null });
        }
    }
}
