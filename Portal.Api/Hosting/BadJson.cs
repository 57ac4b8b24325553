using System.Text.Json;

namespace Portal.Api.Hosting;

/// <summary>Says what is wrong with a body, by field, without an exception's own text.</summary>
internal static class BadJson
{
    public const string Malformed = "The request is malformed: a parameter is missing or has the wrong form. The contract lists what this call takes.";
    public const string WantsJson = "Send the body as application/json.";

    private const string NoBody = "The body is missing. Send one JSON object, with the header 'Content-Type: application/json'; the contract lists its fields.";

    /// <summary>For a call that takes such a body: the sentence for people, and the same by field where a field is to blame.</summary>
    public static (string Detail, Dictionary<string, string[]>? Errors) Explain(BadHttpRequestException exception, Type? body) => exception switch
    {
        { InnerException: JsonException json } => OfBody(json, body),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => ("The body is larger than this call takes.", null),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => (WantsJson, null),
        _ when Says(exception, "no body was provided") || Says(exception, "not provided from body") => (NoBody, null),
        _ => (Malformed, null),
    };

    private static (string Detail, Dictionary<string, string[]>? Errors) OfBody(JsonException json, Type? body)
    {
        var field = FieldOf(json);
        return json switch
        {
            _ when Says(json, "uplicate property") => Field(JsonFault.Quoted(json.Message)[0], name => $"The field '{name}' stands twice in one object. Send it once."),
            _ when Says(json, "could not be mapped") => Field(field, name => $"The field '{name}' is not one this call knows. Remove it; the contract lists the fields."),
            _ when Says(json, "missing required") => Missing(field, JsonFault.Missing(json)),
            _ when json.Message.StartsWith(JsonFault.Rule, StringComparison.Ordinal) => Field(field, name => $"The field '{name}' {json.Message}"),
            _ when Says(json, "could not be converted") && field.Length == 0 => OtherKind(JsonFault.Wanted(body, field)),
            _ when Says(json, "could not be converted") => Field(field, name => $"The field '{name}' takes {JsonFault.Wanted(body, field)}{JsonFault.Given(json)}."),
            _ when Says(json, "null values") || Says(json, "setting null") => Field(field, name => $"The field '{name}' does not take null. Send a value; the contract says which it takes."),
            _ when Says(json, "does not contain any JSON tokens") => (NoBody, null),
            _ => ($"The body is not valid JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}). Send one JSON object.", null),
        };
    }

    private static (string Detail, Dictionary<string, string[]>? Errors) OtherKind(string wanted) => wanted is "an object"
        ? ("The body is a list or a bare value where this call takes an object. Send the fields that the contract lists between { and }.", null)
        : ($"The body is of another kind than this call takes: it takes {wanted}. The contract describes it.", null);

    private static (string Detail, Dictionary<string, string[]>? Errors) Missing(string parent, IReadOnlyList<string> names)
    {
        var fields = names.Select(name => parent.Length == 0 ? name : $"{parent}.{name}").ToList();
        var detail = fields is [var only]
            ? $"The field '{only}' is required. Send it; the contract says what it takes."
            : $"These fields are required: {string.Join(", ", fields.Select(field => $"'{field}'"))}. Send them; the contract says what they take.";
        return (detail, fields.ToDictionary(field => field, string[] (field) => [$"The field '{field}' is required."]));
    }

    private static (string Detail, Dictionary<string, string[]>? Errors) Field(string name, Func<string, string> sentence)
    {
        var detail = sentence(name);
        return (detail, new Dictionary<string, string[]> { [name] = [detail] });
    }

    // A path such as $.limits[0].kind; the body itself is $.
    private static string FieldOf(JsonException json) => (json.Path ?? "").TrimStart('$').TrimStart('.');

    private static bool Says(Exception exception, string words) => exception.Message.Contains(words, StringComparison.Ordinal);
}
