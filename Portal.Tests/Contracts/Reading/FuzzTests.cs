using System.Text;
using Bench.Fuzzing;
using Portal.Tests.Conventions;

namespace Portal.Tests.Contracts.Reading;

/// <summary>A short, repeatable part of what <c>bench/run fuzz</c> does without end.</summary>
public sealed class FuzzTests
{
    private const int Cases = 100;

    private const string Old = """
        {"swagger":"2.0","info":{"title":"T","version":"1"},"host":"a.example","basePath":"/b","consumes":["application/json"],"parameters":{"p":{"name":"p","in":"query","type":"array","items":{"type":"string"},"collectionFormat":"ssv"}},
         "definitions":{"A":{"type":"object","discriminator":"k","required":["k"],"properties":{"k":{"type":"string"},"a":{"$ref":"#/definitions/A"}}}},
         "paths":{"/a/{id}":{"parameters":[{"name":"id","in":"path","required":true,"type":"string"}],
           "get":{"parameters":[{"$ref":"#/parameters/p"}],"responses":{"200":{"description":"D","schema":{"$ref":"#/definitions/A"},"examples":{"application/json":{"k":"x"}}}}},
           "post":{"parameters":[{"name":"f","in":"formData","type":"file"}],"responses":{"default":{"description":"D"}}},
           "put":{"parameters":[{"name":"b","in":"body","schema":{"type":"array","items":{"$ref":"#/definitions/A"}}}],"responses":{"204":{"description":"D"}}}}}}
        """;

    private static readonly List<FuzzSeed> Seeds =
    [
        FuzzSeed.Of("2.0", Encoding.UTF8.GetBytes(Old))!,
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "openapi"), "v*.yaml", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length < 60_000).Order(StringComparer.Ordinal)
            .Select(file => FuzzSeed.Of(file, File.ReadAllBytes(file))!),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutated_documents_are_documents_or_refused_in_words(int number)
    {
        Assert.All(Seeds, seed => Assert.NotNull(seed.Document));
        var campaign = new FuzzCampaign(Seeds, number);
        var documents = 0;
        for (var count = 0; count < Cases; count++)
        {
            var one = campaign.Next();
            var isDocument = false;
            var fault = Record.Exception(() => isDocument = FuzzTrial.Run(one.Bytes, one.Seed));
            Assert.True(fault is null, $"Number {number}, case {count} ({one.Kind} of {one.Seed.Name}): {fault}");
            documents += isDocument ? 1 : 0;
        }
        // Were all refused at once, nothing after the reader would have been tried.
        Assert.InRange(documents, Cases / 20, Cases);
    }
}
