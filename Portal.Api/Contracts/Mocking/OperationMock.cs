using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Mocking;

/// <summary>
/// Answers for an operation out of its contract: an example of it, else one made from the schema. Made once for each answer, media type and example that the
/// contract has, and kept as the bytes that are sent.
/// </summary>
internal sealed class OperationMock(OperationView operation)
{
    private readonly ConcurrentDictionary<(string Status, string Type, string? Example), MockAnswer> _made = [];
    private readonly ConcurrentDictionary<MediaTypeView, ExampleFit> _fits = new(ReferenceEqualityComparer.Instance);

    /// <param name="accept">The Accept header as sent.</param>
    /// <param name="most">Bytes of the address that a seed is taken from where none is preferred.</param>
    /// <param name="sent">By which an example is chosen where none is preferred.</param>
    /// <returns>Null: the contract has nothing that the caller accepts.</returns>
    public MockAnswer? Answer(MockPreferences wanted, IList<string?> accept, string target, IReadOnlyList<SentValue> sent)
    {
        var (response, status, isCoded) = Choose(wanted.Code);
        if (response is null || response.Contents.Count == 0)
        {
            return Applied(_made.GetOrAdd((status.ToString(CultureInfo.InvariantCulture), "", null), static (_, of) => Empty(of.Response, of.Status), (Response: response, Status: status)), wanted, isCoded, null, null);
        }
        if (AcceptedTypes.Choose([.. response.Contents.Select(content => Concrete(content.Type))], accept) is not { } type)
        {
            return null;
        }
        var content = response.Contents.First(one => Concrete(one.Type) == type);
        var example = content.Examples.FirstOrDefault(one => one.Name == wanted.Example && one.ExternalUrl is null);
        if (example is null && wanted.Dynamic && content.Schema is { } schema)
        {
            var seed = wanted.Seed ?? SeedOf(target);
            return Applied(Dynamic(response, status, type, schema, seed), wanted, isCoded, null, wanted.Seed is null ? "dynamic=true" : $"dynamic=true, seed={wanted.Seed}");
        }
        string? why = null;
        if (example is null && !content.IsMade && _fits.GetOrAdd(content, static content => new ExampleFit(content)).Choose(sent) is { } chosen)
        {
            (example, why) = chosen;
        }
        var made = _made.GetOrAdd(
            (status.ToString(CultureInfo.InvariantCulture), type, example?.Name), static (key, of) => Make(of.Response, of.Status, key.Type, of.Example, of.Content), (Response: response, Status: status, Example: example, Content: content));
        return Applied(why is null ? made : made with { Words = $"{made.Words}: {why}" }, wanted, isCoded, example?.Name, null);
    }

    /// <summary>The media types of the answer that is preferred.</summary>
    public IEnumerable<string> TypesOf(MockPreferences wanted) => Choose(wanted.Code).Response?.Contents.Select(content => content.Type) ?? [];

    /// <summary>What was asked for; else the first that is a success.</summary>
    private (ResponseView? Response, int Status, bool IsCoded) Choose(int? code)
    {
        if (code is >= 200 and < 600 && Find(code.Value) is { } asked)
        {
            return (asked, code.Value, true);
        }
        var success = operation.Responses.Select(response => (response, status: StatusOf(response.Status))).Where(one => one.status is >= 200 and < 300).OrderBy(one => one.status).FirstOrDefault();
        return success.response is not null ? (success.response, success.status, false)
            : operation.Responses is [var first, ..] ? (first, StatusOf(first.Status), false)
            : (null, 200, false);
    }

    private ResponseView? Find(int code) =>
        operation.Responses.FirstOrDefault(response => response.Status == code.ToString(CultureInfo.InvariantCulture))
        ?? operation.Responses.FirstOrDefault(response => response.Status.Equals($"{code / 100}XX", StringComparison.OrdinalIgnoreCase))
        ?? operation.Responses.FirstOrDefault(response => response.Status is "default");

    private static int StatusOf(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status
        : written is [>= '1' and <= '5' and var hundreds, ..] ? (hundreds - '0') * 100
        : 200;

    private static MockAnswer Empty(ResponseView? response, int status) => new(status, null, [], HeadersOf(response), $"{status} without a body, as the contract has it");

    private static MockAnswer Make(ResponseView response, int status, string type, ExampleView? chosen, MediaTypeView content)
    {
        var example = chosen ?? (content.IsMade ? content.Examples[0] : null);
        var words = example is null ? $"{status} {type}; the contract has no example, and none can be made"
            : content.IsMade ? $"{status} {type}, made from the schema"
            : $"{status} {type}, example {example.Name}";
        return new MockAnswer(status, type, Encoding.UTF8.GetBytes(example?.Text ?? ""), HeadersOf(response), words);
    }

    private static MockAnswer Dynamic(ResponseView response, int status, string type, SchemaView schema, int seed)
    {
        var made = new SeededMaker(seed).Make(schema);
        var text = made is null ? "" : MediaTypeView.IsJsonType(type) ? NodeJson.Text(made, indented: false) : ExampleView.Wire(made, isJson: false);
        return new MockAnswer(status, type, Encoding.UTF8.GetBytes(text), HeadersOf(response), $"{status} {type}, made from the schema by seed {seed}");
    }

    private static List<KeyValuePair<string, string>> HeadersOf(ResponseView? response) =>
    [
        .. (response?.Headers ?? []).Where(header => !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            .Select(header => new KeyValuePair<string, string>(header.Name, header.ExampleValue ?? (header is { Required: true, Schema: { } schema } ? ExampleMaker.Make(schema, ShapeUse.Answer)?.Inline() : null) ?? ""))
            .Where(header => header.Value.Length > 0 && header.Value.AsSpan().IndexOfAny('\r', '\n') < 0),
    ];

    private static MockAnswer Applied(MockAnswer answer, MockPreferences wanted, bool isCoded, string? example, string? dynamic)
    {
        string?[] applied = [isCoded ? $"code={wanted.Code}" : null, example is null ? null : $"example={Token(example)}", dynamic];
        return Array.Exists(applied, one => one is not null) ? answer with { Applied = string.Join(", ", applied.OfType<string>()) } : answer;
    }

    private static string Token(string text) => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A range such as <c>text/*</c> is answered by a type of it.</summary>
    private static string Concrete(string type) => type switch
    {
        "*/*" or "application/*" => "application/json",
        "text/*" => "text/plain",
        _ => type,
    };

    /// <summary>The same call is answered the same, on every machine.</summary>
    private static int SeedOf(string target)
    {
        var hash = 2166136261u;
        foreach (var letter in target)
        {
            hash = (hash ^ letter) * 16777619u;
        }
        return (int)(hash & 0x7FFFFFFF);
    }
}
