using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Pairs of paths that one request can fit, neither of which is the more exact: <c>/a/{x}/b</c> and <c>/a/c/{y}</c>.</summary>
internal static class PathOverlaps
{
    /// <summary>Documents with thousands of paths are compared this far; the largest known one takes a twentieth.</summary>
    private const int MostComparisons = 2_000_000;

    public static IEnumerable<(PathSite Path, PathSite Other)> Of(IReadOnlyList<PathSite> paths)
    {
        var left = MostComparisons;
        foreach (var group in paths.Select(path => (Path: path, Segments: path.Template.Split('/'))).GroupBy(path => path.Segments.Length))
        {
            var list = group.ToList();
            for (var index = 1; index < list.Count; index++)
            {
                for (var before = 0; before < index; before++)
                {
                    if (--left < 0)
                    {
                        yield break;
                    }
                    if (Conflict(list[index].Segments, list[before].Segments) && ShareMethod(list[index].Path, list[before].Path))
                    {
                        yield return (list[index].Path, list[before].Path);
                    }
                }
            }
        }
    }

    private static bool Conflict(string[] one, string[] other)
    {
        var (oneFixed, otherFixed) = (false, false);
        for (var index = 0; index < one.Length; index++)
        {
            switch (one[index].Contains('{'), other[index].Contains('{'))
            {
                case (false, true):
                    oneFixed = true;
                    break;
                case (true, false):
                    otherFixed = true;
                    break;
                case (false, false) when one[index] != other[index]:
                    return false;
            }
        }
        return oneFixed && otherFixed;
    }

    private static bool ShareMethod(PathSite one, PathSite other) =>
        one.Item.Members().Any(member => ContractIndex.Methods.Contains(member.Name) && other.Item.Get(member.Name) is not null);
}
