using System.Diagnostics;
using Portal.Api.Contracts.Checks;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// One read of one upload, which may be several files: what it has cost so far, and what was found wrong without ending it. Not for two
/// threads.
/// </summary>
internal sealed class Reading(NodeBudget budget)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _values;
    private int _aliases;
    private int _references;
    private int _steps;

    public NodeBudget Budget => budget;

    public Findings Findings { get; } = new();

    public TextTable Texts { get; } = new();

    /// <summary>Number of the file that is being read.</summary>
    public int File { get; set; }

    /// <summary>A node may stand at several places of the tree.</summary>
    public bool SharesNodes => _aliases > 0;

    public void CountValues(long values, NodePlace place, PathTrail path)
    {
        _values = Math.Min(_values + values, long.MaxValue / 2);
        if (_values > budget.MostValues)
        {
            throw new UnreadableException($"The document has more than {budget.MostValues:N0} values once its aliases are written out, and is not read further than here.", place, path.ToString());
        }
        CheckTime(place, path);
    }

    public void CountAlias(NodePlace place, PathTrail path)
    {
        if (++_aliases > budget.MostAliases)
        {
            throw new UnreadableException($"Aliases are used more than {budget.MostAliases:N0} times.", place, path.ToString());
        }
    }

    public void CountReference(NodePlace place, PathTrail path)
    {
        if (++_references > budget.MostReferences)
        {
            throw new UnreadableException($"'$ref' is used more than {budget.MostReferences:N0} times.", place, path.ToString());
        }
    }

    public void CheckDepth(int depth, NodePlace place, PathTrail path)
    {
        if (depth > budget.MostDepth)
        {
            throw new UnreadableException($"Values are nested deeper than {budget.MostDepth} levels.", place, path.ToString());
        }
    }

    /// <summary>Cheap enough to be asked for every value.</summary>
    public void CheckTime(NodePlace place, PathTrail path)
    {
        if ((++_steps & 0xFFF) == 0)
        {
            CheckTimeNow(place, path);
        }
    }

    public void CheckTimeNow(NodePlace place, PathTrail path)
    {
        if (Stopwatch.GetElapsedTime(_started) > budget.Time)
        {
            throw new UnreadableException($"The document could not be read within {budget.Time.TotalSeconds:0.###} seconds; this is how far it was read.", place, path.ToString());
        }
    }
}
