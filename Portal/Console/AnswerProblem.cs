using System.Text.Json;

namespace Portal.Console;

/// <summary>An error by RFC 9457: the sentence for people, the stable code, and the page that explains it.</summary>
internal sealed record AnswerProblem(string Title, string? Detail, string? Code, string? Explanation)
{
    public static AnswerProblem? Read(string? contentType, string body)
    {
        if (contentType?.StartsWith("application/problem+json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(body);
            var problem = json.RootElement;
            return problem.ValueKind is not JsonValueKind.Object ? null : new AnswerProblem(
                Text(problem, "title") ?? "The call was refused",
                Text(problem, "detail"),
                Text(problem, "code"),
                Page(Text(problem, "code")));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement problem, string name) =>
        problem.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;

    private static string? Page(string? code) => code is null || Problems.ProblemCodes.Find(code) is null ? null : $"/problems/{code}";
}
