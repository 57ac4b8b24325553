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
    private int _steps;

    public NodeBudget Budget => budget;

    public Findings Findings { get; } = new();

    public TextTable Texts { get; } = new();

    /// <summary>Number of the file that is being read.</summary>
    public int File { get; set; }

    /// <summary>A budget is used up: there is no use in going on, with this file or another.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>A node may stand at several places of the tree.</summary>
    public bool SharesNodes => _aliases > 0;

    public void CountValues(long values, NodePlace place, PathTrail path)
    {
        _values = Math.Min(_values + values, long.MaxValue / 2);
        if (_values > budget.MostValues)
        {
            throw Spent($"The document has more than {budget.MostValues:N0} values once its aliases are written out, and is not read further than here.", place, path.ToString());
        }
        CheckTime(place, path);
    }

    public void CountAlias(NodePlace place, PathTrail path)
    {
        if (++_aliases > budget.MostAliases)
        {
            throw Spent($"Aliases are used more than {budget.MostAliases:N0} times.", place, path.ToString());
        }
    }

    public void CheckReferences(int references, NodePlace place, PathTrail path)
    {
        if (references > budget.MostReferences)
        {
            throw Spent($"'$ref' is used more than {budget.MostReferences:N0} times.", place, path.ToString());
        }
    }

    public void CheckDepth(int depth, NodePlace place, PathTrail path)
    {
        if (depth > budget.MostDepth)
        {
            throw Spent($"Values are nested deeper than {budget.MostDepth} levels.", place, path.ToString());
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
            throw Spent($"The document could not be read within {budget.Time.TotalSeconds:0.###} seconds; this is how far it was read.", place, path.ToString());
        }
    }

    /// <summary>How many files of an upload were read, and how long they were together.</summary>
    public void CheckFiles(int files, long bytes)
    {
        var place = new NodePlace(1, 1, File);
        if (files > budget.MostFiles)
        {
            throw Spent($"The document is spread over more than {budget.MostFiles:N0} files, which is the most that is read.", place, "");
        }
        if (bytes > budget.MostBytes)
        {
            throw Spent($"The files of the document have more than {budget.MostBytes / 1024.0 / 1024:0.###} MB together, which is the most that is read.", place, "");
        }
    }

    private UnreadableException Spent(string message, NodePlace place, string pointer)
    {
        IsSpent = true;
        return new UnreadableException(message, place, pointer);
    }
}
