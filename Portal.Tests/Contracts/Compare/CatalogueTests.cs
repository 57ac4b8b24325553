using Portal.Api.Contracts.Compare;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Compare;

/// <summary>Our rules beside oasdiff's catalogue, where it lies beside the checkout.</summary>
public sealed class CatalogueTests
{
    private static readonly string File = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "oasdiff", "checks.tsv"));

    /// <summary>Rules of the catalogue that are judged in another way here, or not at all, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal);

    [Fact]
    public void Every_rule_of_the_catalogue_is_a_rule_here_with_the_same_verdict_or_an_exception_with_its_reason()
    {
        Assert.SkipUnless(System.IO.File.Exists(File), "The corpus is not beside this checkout (../shared/corpus).");
        var rows = System.IO.File.ReadLines(File).Skip(1).Select(line => line.Split('\t')).Where(row => row.Length > 5).ToList();
        var same = rows.Where(row => ContractComparison.Rules.TryGetValue(row[0], out var known) && Fits(row[1], known)).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{same.Count} of {rows.Count} rules of the catalogue have the same verdict here; {ContractComparison.Rules.Count - same.Count} more are ours.");
        Assert.True(rows.Count >= 500, $"{rows.Count}");
        Offenders.None(rows.Except(same).Where(row => !Exceptions.ContainsKey(row[0])).Select(row => $"{row[0]} {row[1]}: {(ContractComparison.Rules.TryGetValue(row[0], out var known) ? known : "missing")}"));
        Offenders.None(Exceptions.Keys.Except(rows.Except(same).Select(row => row[0])).Select(id => $"{id} is an exception without need."));
    }

    /// <summary>What only informs is safe, or words.</summary>
    private static bool Fits(string level, ChangeClass known) => level switch
    {
        "ERR" => known is ChangeClass.Breaking,
        "WARN" => known is ChangeClass.Risky,
        _ => known is ChangeClass.Safe or ChangeClass.Documentation,
    };
}
