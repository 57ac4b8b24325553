using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>Gathers problems; the first hundred are enough to work with.</summary>
internal sealed class Findings
{
    private const int Most = 100;

    private readonly List<ContractProblem> _problems = [];

    public IReadOnlyList<ContractProblem> Problems => _problems;

    public bool HasErrors { get; private set; }

    public void Error(ContractNode place, string path, string message)
    {
        HasErrors = true;
        Add(new ContractProblem(path, place.Line, place.Column, message));
    }

    public void Warning(ContractNode place, string path, string message) => Add(new ContractProblem(path, place.Line, place.Column, message, IsError: false));

    private void Add(ContractProblem problem)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(problem);
        }
    }
}
