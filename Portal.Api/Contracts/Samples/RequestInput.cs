using Portal.Api.Contracts.Making;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Slices.Bodies;

namespace Portal.Api.Contracts.Samples;

/// <summary>What a form holds: the text of each parameter by <see cref="Key"/>, and the body. Empty and missing texts are not sent.</summary>
public sealed record RequestInput(IReadOnlyDictionary<string, string> Parameters, string? ContentType = null, string? Body = null)
{
    public static string Key(ParameterView parameter) => $"{parameter.In}.{parameter.Name}";

    /// <summary>
    /// The shortest call that works: what is required, filled from the contract's examples; where it has none, with made values that fit
    /// the schema. The body is the example of that name, or the first.
    /// </summary>
    public static RequestInput Example(OperationView operation, string? bodyExample = null)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Required))
        {
            parameters[Key(parameter)] = parameter.ExampleValue ?? Made(parameter);
        }
        var media = operation.Body?.Contents is [var first, ..] ? first : null;
        var body = media?.Examples.FirstOrDefault(example => example.Name == bodyExample) ?? (media?.Examples is [var one, ..] ? one : null);
        return new RequestInput(parameters, media is null ? null : Sendable(media.Type), body?.Text ?? (operation.Body is { Required: true } && media?.IsJson is true ? "{}" : null));
    }

    /// <summary>A range of media types is none that can be sent; OpenAPI 2.0 documents often say <c>*/*</c>.</summary>
    private static string Sendable(string type) => type switch
    {
        "*/*" or "application/*" => "application/json",
        "text/*" => "text/plain",
        _ => type,
    };

    /// <summary>Where the contract says no more than that it is a text, its name tells a reader most.</summary>
    private static string Made(ParameterView parameter) =>
        parameter.Schema is { } schema && (schema.Types is not ["string"] || schema.Constraints.Count > 0 || schema.OwnExample is not null) && ExampleMaker.Make(schema) is { } made
            ? Written(made, parameter.MediaType)
            : parameter.Name;

    private static string Written(ContractNode value, string? mediaType) =>
        mediaType is null ? value.Inline() : MediaTypeView.IsJsonType(mediaType) ? NodeJson.Text(value, indented: false) : BodyText.Of(value, mediaType, null, []);
}
