using Portal.Api.Contracts;
using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Reading;

/// <summary>Real documents of OpenAPI 2.0, where they lie beside the checkout.</summary>
public sealed class OldCorpusTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "openapi"));

    [Fact]
    public void Every_example_is_a_contract_and_every_place_of_it_is_one_that_its_author_wrote()
    {
        foreach (var file in Files())
        {
            var read = PatientReader.Read(File.ReadAllBytes(file));
            Assert.True(read.IsReadable, $"{file}: {string.Join('\n', read.Problems)}");
            CheckPlaces(read.Document, sample: 1);
        }
    }

    [Fact]
    public void Kubernetes_is_a_contract_and_its_places_are_those_of_its_authors()
    {
        SkipWithoutCorpus();
        var document = PatientReader.Read(File.ReadAllBytes(Path.Combine(Folder, "kubernetes", "swagger-1.13.json"))).Document!;

        Assert.Equal(1014, document.Operations.Count);
        CheckPlaces(document, sample: 37);
    }

    [Fact]
    public void What_OpenAPI_2_becomes_is_right_by_the_schema_of_OpenAPI_3()
    {
        foreach (var file in Files().Append(Path.Combine(Folder, "kubernetes", "swagger-1.13.json")))
        {
            var findings = new Findings();
            StructureChecks.Run(PatientReader.Read(File.ReadAllBytes(file)).Document!.Root, findings);
            Assert.False(findings.HasErrors, $"{file}: {string.Join('\n', findings.Problems)}");
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    public void The_petstore_in_several_files_is_the_petstore(string format)
    {
        SkipWithoutCorpus();
        var folder = Path.Combine(Folder, "learn", "examples", "v2.0", format, "petstore-separate");
        var upload = new UploadFolder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            upload[Path.GetRelativePath(folder, file)] = File.ReadAllText(file);
        }
        var document = upload.Open();

        Assert.Equal(["findPets", "addPet", "find pet by id", "deletePet"], document.Operations.Select(operation => operation.Id));
        Assert.Contains("Pet", document.SchemaNames);
        CheckPlaces(document, sample: 1);
    }

    /// <summary>What stands at a pointer of the document was written at the place that it says, in the file that it says.</summary>
    private static void CheckPlaces(ContractDocument document, int sample)
    {
        var sources = document.OpenSourceMap()!;
        var written = document.Format is ContractFormat.Zip ? null : document.Source;
        var number = 0;
        Walk(document.Root, "", (node, pointer) =>
        {
            if (++number % sample != 0)
            {
                return;
            }
            var place = sources.Find(pointer);
            if (written is not null)
            {
                Assert.True(NodePointer.Find(written, "#" + place.Pointer.Replace("%", "%25", StringComparison.Ordinal)) is { } source && source.Place == node.Place, $"{pointer} -> {place.Pointer}");
            }
            else
            {
                Assert.NotNull(place.File);
            }
        });
        Assert.True(number > 20);
    }

    private static void Walk(ContractNode node, string pointer, Action<ContractNode, string> visit)
    {
        visit(node, pointer);
        foreach (var member in node.Members())
        {
            Walk(member.Value, $"{pointer}/{NodePointer.Escape(member.Name)}", visit);
        }
        for (var index = 0; index < node.Items().Count; index++)
        {
            Walk(node.Items()[index], $"{pointer}/{index}", visit);
        }
    }

    private static List<string> Files()
    {
        SkipWithoutCorpus();
        return [.. ((string[])["oas-examples/2.0", "learn/examples/v2.0"]).SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".json" or ".yaml" && !file.Contains("petstore-separate", StringComparison.Ordinal))];
    }

    private static void SkipWithoutCorpus() => Assert.SkipUnless(Directory.Exists(Folder), "The corpus is not beside this checkout (../shared/corpus).");
}
