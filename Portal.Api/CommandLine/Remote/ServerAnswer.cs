using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.CommandLine.Remote;

/// <summary>What a portal answered, whatever stands at that address.</summary>
internal static class ServerAnswer
{
    private const string Wanted = "--server takes the address of the portal's pages, such as http://localhost:5080.";

    /// <summary>What a gateway says of paths that none of its contracts has.</summary>
    private static readonly string?[] OfTheGateway = ["no_operation", "method_not_allowed"];

    /// <summary>The answer's JSON object; an empty one where it has none.</summary>
    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>In the words of the problem that came back (RFC 9457), or of its status alone.</summary>
    public static string Refusal(HttpResponseMessage answer, JsonObject problem)
    {
        var words = Text(problem, "detail") ?? Text(problem, "title");
        var code = Text(problem, "code");
        var address = answer.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Authority);
        return words is null ? $"{address} answered {(int)answer.StatusCode}, which is no answer of a portal's management API. {Wanted}"
            : OfTheGateway.Contains(code) ? $"{address} is a gateway, where the APIs themselves are called. {Wanted}"
            : $"The server refused ({(int)answer.StatusCode}{(code is null ? "" : $", {code}")}): {words}";
    }

    public static IEnumerable<JsonNode?> Items(JsonNode? list) => list as JsonArray ?? [];

    public static long Number(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    /// <summary>The operation that a change is in, if it is in one.</summary>
    public static string Place(JsonNode? change) => Text(change?["place"], "path") is { } path ? $"{Text(change?["place"], "method")} {path}: " : "";

    /// <summary>Control characters would act on the terminal.</summary>
    public static string? Text(JsonNode? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? string.Concat(Shorten.Text(text, 2_000).Where(letter => !char.IsControl(letter))) : null;
}
