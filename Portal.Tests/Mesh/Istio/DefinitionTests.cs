using System.Text.Json.Nodes;
using Portal.Api.Mesh.Istio;
using Portal.Tests.DataPlanes.Kubernetes;

namespace Portal.Tests.Mesh.Istio;

/// <summary>Every field that clusters know of the kinds that are executed here is either read, which shows in the model, or refused by its name.</summary>
public sealed class DefinitionTests
{
    public static TheoryData<string> Kinds => [.. FieldSamples.Bases.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_the_definition_is_read_or_refused_by_name(string kind)
    {
        CustomResources.SkipWithoutCorpus();
        var fields = DefinedField.Of(CustomResources.Spec(kind)).ToList();

        Assert.True(fields.Count > 2, $"{kind} has {fields.Count} fields.");
        Assert.Empty(fields.Where(field => !FieldSamples.Neutral.Contains(field.Path) && !IsRead(kind, field) && !IsRefused(kind, field))
            .Select(field => $"{field.Path}: {field.Document(kind, field.Values[0])} {string.Join("; ", Read(field.Document(kind, field.Values[0])).Problems)}"));
    }

    /// <summary>With one of its values the object is another, or the value itself is looked at.</summary>
    private static bool IsRead(string kind, DefinedField field)
    {
        var without = ModelText.Of(Read(field.Document(kind, null)) with { Problems = [] });
        return field.Values.Any(value => ModelText.Of(Read(field.Document(kind, value)) with { Problems = [] }) != without || Problems(kind, field, value).Any(problem => problem.Reason.StartsWith("takes ", StringComparison.Ordinal)));
    }

    private static bool IsRefused(string kind, DefinedField field) =>
        field.Values.All(value => Problems(kind, field, value).Any(problem => problem.Reason.Contains("not executed by this mesh", StringComparison.Ordinal)));

    /// <summary>Of the field, or of one that it stands in.</summary>
    private static IEnumerable<MeshProblem> Problems(string kind, DefinedField field, JsonNode value)
    {
        var path = "spec." + field.Path.Replace("[]", "[0]", StringComparison.Ordinal).Replace(".*", ".http", StringComparison.Ordinal);
        return Read(field.Document(kind, value)).Problems.Where(problem => path == problem.Field || path == problem.Field + "[0]" || path.StartsWith(problem.Field + ".", StringComparison.Ordinal)
            || path.StartsWith(problem.Field + "[", StringComparison.Ordinal));
    }

    private static MeshObjects Read(string document) => MeshFileReader.Read(new MeshFile("mesh.yaml", document));
}
