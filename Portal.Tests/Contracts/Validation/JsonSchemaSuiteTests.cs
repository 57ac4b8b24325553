using System.Text.Json;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Validation;

/// <summary>The official JSON Schema Test Suite, where it lies beside the checkout; values are held both ways that the validator knows.</summary>
public sealed class JsonSchemaSuiteTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "json-schema", "tests"));

    [Theory]
    [InlineData("draft2020-12", false)]
    [InlineData("draft2020-12/optional", false)]
    [InlineData("draft2020-12/optional/format", true)]
    [InlineData("draft4", false)]
    [InlineData("draft4/optional", false)]
    [InlineData("draft4/optional/format", true)]
    public void Every_case_of_the_suite_is_judged_as_it_says_but_for_those_listed(string folder, bool checksFormats)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The corpus is not beside this checkout (../shared/corpus).");
        var dialect = folder.StartsWith("draft4", StringComparison.Ordinal) ? SchemaDialect.Draft4 : SchemaDialect.Draft202012;
        var wrong = new List<string>();
        var unused = JsonSchemaSuiteExceptions.All.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal) && !name[(folder.Length + 1)..].Contains('/', StringComparison.Ordinal)).ToHashSet();
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json").Order(StringComparer.Ordinal))
        {
            using var cases = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in cases.RootElement.EnumerateArray())
            {
                var schema = Node(group.GetProperty("schema"));
                var validator = SchemaValidator.Compile(schema, schema, dialect).WithFormats(checksFormats || file.EndsWith("format-assertion.json", StringComparison.Ordinal));
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    count++;
                    var name = $"{folder}/{Path.GetFileNameWithoutExtension(file)}: {group.GetProperty("description").GetString()} / {test.GetProperty("description").GetString()}";
                    var (data, expected) = (test.GetProperty("data"), test.GetProperty("valid").GetBoolean());
                    var (asJson, asNode) = (validator.Validate(data).Count == 0, validator.Validate(Node(data)).Count == 0);
                    if (asJson == expected && asNode == expected)
                    {
                        continue;
                    }
                    if (JsonSchemaSuiteExceptions.Find(name) is { } exception)
                    {
                        unused.Remove(exception);
                    }
                    else
                    {
                        wrong.Add(name);
                    }
                }
            }
        }

        Offenders.None(unused);
        Assert.True(count > 20, $"{count}");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong)}");
    }

    private static ContractNode Node(JsonElement element) => NodeText.Read(JsonSerializer.SerializeToUtf8Bytes(element), ContractFormat.Json);
}
