using System.Text.Json;

namespace Portal.Api.Hosting;

/// <summary>Says what is wrong with a body, by field, without an exception's own text.</summary>
internal static class BadJson
{
    public const string Malformed = "The request is malformed: a parameter is missing or has the wrong form. The contract lists what this call takes.";

    public static string? FieldOf(BadHttpRequestException exception) => exception.InnerException switch
    {
        JsonException { Path: { Length: > 2 } path } => path[2..],
        JsonException json when IsMissing(json) && Quoted(json.Message).Split('\'') is [_, var first, ..] => first,
        _ => null,
    };

    public static string Explain(BadHttpRequestException exception) => exception.InnerException switch
    {
        JsonException json when json.Message.Contains("could not be mapped", StringComparison.Ordinal) =>
            $"The field '{FieldOf(exception)}' is not one this call knows. Remove it; the contract lists the fields.",
        JsonException json when IsMissing(json) =>
            $"A required field is missing: {Quoted(json.Message)}. The contract lists the fields.",
        JsonException { Path: { Length: > 2 } } =>
            $"The field '{FieldOf(exception)}' has a value of the wrong type. The contract says which it takes.",
        JsonException json => $"The body is not valid JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}). Send one JSON object.",
        _ => exception.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => "The body is larger than this call takes.",
            StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
            _ => Malformed,
        },
    };

    private static bool IsMissing(JsonException json) => json.Message.Contains("missing required", StringComparison.Ordinal);

    private static string Quoted(string message)
    {
        var start = message.IndexOf("including: ", StringComparison.Ordinal);
        return start < 0 ? "see the contract" : message[(start + 11)..].TrimEnd('.');
    }
}
