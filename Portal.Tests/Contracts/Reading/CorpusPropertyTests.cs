using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Reading;

/// <summary>What holds for every document that is read: those of the checkout, and those of the corpus where it lies beside it.</summary>
public sealed class CorpusPropertyTests
{
    private static readonly string Corpus = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    public static TheoryData<string> Sets => ["", "oas-examples", "learn", "oai-tests", "stripe/spec3.json", "kubernetes"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_document_compared_with_itself_in_another_form_has_no_changes_and_gives_back_its_bytes(string set)
    {
        foreach (var file in Files(set))
        {
            var bytes = File.ReadAllBytes(file);
            if (PatientReader.Read(bytes).Document is not { } document)
            {
                continue;
            }
            Assert.Equal(bytes, document.As(document.Format).ToArray());
            // Other bytes, since the same ones are not even looked at.
            var other = PatientReader.Read(document.As(document.Format is ContractFormat.Json ? ContractFormat.Yaml : ContractFormat.Json));
            Assert.True(other.IsReadable, $"{file}: {string.Join('\n', other.Problems)}");
            Assert.True(ContractComparison.Compare(document, other.Document).Changes is [], file);
            Assert.True(ContractComparison.Compare(other.Document, document).Changes is [], file);
        }
    }

    private static List<string> Files(string set)
    {
        var path = set.Length == 0 ? Path.Combine(SourceTree.Root, "openapi") : Path.Combine(Corpus, set);
        Assert.SkipUnless(Path.Exists(path), "The corpus is not beside this checkout (../shared/corpus).");
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".yaml").ToList();
        Assert.NotEmpty(files);
        return files;
    }
}
