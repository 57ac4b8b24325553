using Portal.Api.Contracts;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts;

/// <summary>Real documents, where they lie beside the checkout.</summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    [Theory]
    [InlineData("stripe/spec3.json", 468)]
    [InlineData("stripe/spec3.yaml", 468)]
    [InlineData("github/api.github.com.json", 1223)]
    [InlineData("kubernetes/swagger-1.13.json", 1014)]
    public void A_large_public_contract_is_read_in_seconds_and_every_operation_can_be_shown(string file, int operations)
    {
        SkipWithoutCorpus();
        var clock = ThreadTime.Start();
        var read = ContractReader.Read(File.ReadAllBytes(Path.Combine(Folder, file)));

        Assert.True(read.IsReadable, string.Join('\n', read.Problems));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.Equal(operations, read.Document.Operations.Count);
        foreach (var operation in read.Document.Operations)
        {
            Show(read.Document.FindOperation(operation.Id)!);
        }
    }

    [Fact]
    public void Every_small_document_of_the_examples_is_read_or_refused_with_reasons()
    {
        SkipWithoutCorpus();
        var files = ((string[])["oas-examples", "learn", "oai-tests"]).SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".json" or ".yaml" or ".yml").ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var read = ContractReader.Read(File.ReadAllBytes(file));
            Assert.True(read.IsReadable || read.Problems.Any(problem => problem.IsError), file);
            foreach (var operation in read.Document?.Operations ?? [])
            {
                Show(read.Document!.FindOperation(operation.Id)!);
            }
        }
    }

    [Fact]
    public void The_examples_of_openapi_3_are_contracts_here()
    {
        SkipWithoutCorpus();
        var refused = ((string[])["3.0", "3.1"]).SelectMany(version => Directory.EnumerateFiles(Path.Combine(Folder, "oas-examples", version), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".json" or ".yaml")
            // An operation without any response, and bounds as flags in 3.1, where they are numbers.
            .Where(file => !file.EndsWith("openapi-workshop/post.json", StringComparison.Ordinal) && !file.Contains("schema-validation-local", StringComparison.Ordinal))
            .Select(file => (File: Path.GetRelativePath(Folder, file), Read: ContractReader.Read(File.ReadAllBytes(file))))
            .Where(read => !read.Read.IsReadable)
            .Select(read => $"{read.File}: {read.Read.Problems[0]}")
            .ToList();

        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    private static void Show(OperationView operation)
    {
        var model = RequestBuilder.Build(operation, "https://api.example.com", RequestInput.Example(operation));
        Assert.All(SampleLanguage.All, language => Assert.NotEmpty(language.Write(model)));
        foreach (var schema in operation.Responses.SelectMany(response => response.Contents).Select(content => content.Schema).OfType<SchemaView>())
        {
            Assert.NotEmpty(schema.TypeWords);
        }
    }

    private static void SkipWithoutCorpus() => Assert.SkipUnless(Directory.Exists(Folder), "The corpus is not beside this checkout (../shared/corpus).");
}
