using Portal.Api.Contracts;
using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Reading;

/// <summary>
/// On the documents of the corpus the reader takes what the OpenAPI Initiative's schema of their version takes, and refuses what it refuses.
/// The exceptions are what no schema can see, by what the reader says of them.
/// </summary>
public sealed class AgreementTests
{
    private static readonly string Corpus = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    /// <summary>Right in form, and refused all the same: sentences of the reader, each for a rule of the specification.</summary>
    private static readonly string[] BeyondForm =
    [
        // A reference without an end cannot be shown or checked; "nothing outside is ever opened" is what the portal promises.
        "There is nothing at",
        "is outside this document",
        "refers to itself and so to nothing",
        "No schema of this document has '$anchor",
        // "Unique string used to identify the operation."
        "must be a text that no other operation has",
        // "Each template expression in the path MUST correspond to a path parameter."
        "no parameter of that name in path describes it",
    ];

    [Theory]
    [InlineData("2.0", 20)]
    [InlineData("3.0", 60)]
    [InlineData("3.1", 60)]
    [InlineData("3.2", 40)]
    public void What_is_right_by_the_Initiatives_schema_is_a_contract_and_what_is_wrong_is_none(string version, int least)
    {
        var seen = 0;
        var differing = new List<string>();
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            if (Source(bytes) is not { } source || !(source.Text("openapi") ?? source.Text("swagger") ?? "").StartsWith(version, StringComparison.Ordinal))
            {
                continue;
            }
            seen++;
            var form = new Findings();
            StructureChecks.Run(source, form);
            var read = PatientReader.Read(bytes);
            var isExcepted = !form.HasErrors && read.Problems.Where(problem => problem.IsError).All(problem => BeyondForm.Any(sentence => problem.Message.Contains(sentence, StringComparison.Ordinal)));
            if (read.IsReadable == form.HasErrors && !isExcepted)
            {
                differing.Add($"{Path.GetRelativePath(Corpus, file)}: {string.Join("; ", read.Problems.Concat(form.Problems).Take(2))}");
            }
        }

        Assert.True(seen >= least, $"{seen} documents");
        Offenders.None(differing);
    }

    private static IEnumerable<string> Files()
    {
        Assert.SkipUnless(Directory.Exists(Corpus), "The corpus is not beside this checkout (../shared/corpus).");
        return Directory.EnumerateFiles(Corpus, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".yaml");
    }

    private static ObjectNode? Source(byte[] bytes)
    {
        try
        {
            return NodeText.Read(bytes, NodeText.Guess(bytes)) as ObjectNode;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
