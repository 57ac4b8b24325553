using Portal.Api.Contracts;
using Portal.Api.Contracts.Lint;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Lint;

public sealed class LintCorpusTests
{
    private static readonly string Corpus = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    public static TheoryData<string> Ours =>
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "openapi"), "v*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(SourceTree.Root, file)).Order()];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Our_own_contracts_have_no_errors_and_no_warnings(string file)
    {
        var report = ContractLint.Run(Documents.Open(SourceTree.Read(file)));

        Offenders.None(report.Findings.Where(finding => finding.Severity > LintSeverity.Hint).Select(finding => $"{finding.Line}:{finding.Column} {finding.Rule.Id} {finding.Pointer} {finding.Message}"));
    }

    [Fact]
    public void Real_documents_are_linted_whatever_is_in_them()
    {
        Assert.SkipUnless(Directory.Exists(Corpus), "The corpus is not beside this checkout (../shared/corpus).");
        var files = Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".yaml" or ".yml").ToList();
        Assert.NotEmpty(files);
        foreach (var document in files.Select(file => ContractReader.Read(File.ReadAllBytes(file)).Document).OfType<ContractDocument>())
        {
            var clock = ThreadTime.Start();
            var report = ContractLint.Run(document);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{document.Title}: {clock.Elapsed}");
            Assert.All(report.Findings, finding => Assert.True(finding.Line > 0 && finding.Column > 0));
        }
    }
}
