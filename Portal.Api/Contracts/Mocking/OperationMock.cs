using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Portal.Api.Contracts.Making;
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
    public MockOutcome Answer(MockPreferences wanted, IList<string?> accept, AskedCall asked)
    {
        var (response, status) = Choose(wanted.Code);
        if (wanted.Code is not null && response is null)
        {
            return new MockOutcome.Missing($"answer {wanted.Code}", [.. operation.Responses.Select(one => one.Status)]);
        }
        var code = wanted.Code is null ? null : $"code={wanted.Code}";
        var contents = (response?.Contents ?? []).Where(content => wanted.Example is null || Named(content, wanted.Example) is not null).ToList();
        if (contents.Count == 0 && wanted.Example is not null)
        {
            return new MockOutcome.Missing($"example '{Shorten.Text(wanted.Example)}' of answer {status}", [.. Examples(response).Distinct()]);
        }
        if (response is null || contents.Count == 0)
        {
            return Made(_made.GetOrAdd((Digits(status), "", null), static (_, of) => Empty(of.Response, of.Status), (Response: response, Status: status)), code);
        }
        if (AcceptedTypes.Choose([.. contents.Select(content => Concrete(content.Type))], accept) is not { } type)
        {
            return new MockOutcome.NotAccepted([.. contents.Select(content => content.Type)]);
        }
        var content = contents.First(one => Concrete(one.Type) == type);
        if (wanted.Example is not null)
        {
            return Made(Written(response, status, type, Named(content, wanted.Example), content), code, $"example={Token(wanted.Example)}");
        }
        if (wanted.Dynamic && content.Schema is { } schema)
        {
            return Made(Dynamic(response, status, type, schema, wanted.Seed ?? SeedOf(asked.Target)), code, "dynamic=true", wanted.Seed is null ? null : $"seed={wanted.Seed}");
        }
        var (example, why) = content.IsMade ? default : _fits.GetOrAdd(content, static (content, operation) => new ExampleFit(operation, content), operation).Choose(asked) ?? default;
        var made = Written(response, status, type, example, content);
        return Made(why is null ? made : made with { Words = $"{made.Words}: {why}" }, code);
    }

    /// <summary>What was asked for, null where the contract has no such answer; else the first that is a success.</summary>
    private (ResponseView? Response, int Status) Choose(int? code)
    {
        if (code is not null)
        {
            return (code is >= 200 and < 600 ? Find(code.Value) : null, code.Value);
        }
        var success = operation.Responses.Select(response => (response, status: StatusOf(response.Status))).Where(one => one.status is >= 200 and < 300).OrderBy(one => one.status).FirstOrDefault();
        return success.response is not null ? success
            : operation.Responses is [var first, ..] ? (first, StatusOf(first.Status))
            : (null, 200);
    }

    private ResponseView? Find(int code) =>
        operation.Responses.FirstOrDefault(response => response.Status == Digits(code))
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
        return new MockAnswer(status, type, Encoding.UTF8.GetBytes(example?.Text ?? Least(type, content.Schema)), HeadersOf(response), words) { Example = chosen?.Name };
    }

    private static MockAnswer Dynamic(ResponseView response, int status, string type, SchemaView schema, int seed)
    {
        var made = SeededMaker.Make(schema, seed);
        var text = made is null ? Least(type, schema) : MediaTypeView.IsJsonType(type) ? NodeJson.Text(made, indented: false) : ExampleView.Wire(made, isJson: false);
        return new MockAnswer(status, type, Encoding.UTF8.GetBytes(text), HeadersOf(response), $"{status} {type}, made from the schema by seed {seed}");
    }

    /// <summary>An empty text is no JSON (RFC 8259, section 2).</summary>
    private static string Least(string type, SchemaView? schema) =>
        !MediaTypeView.IsJsonType(type) ? "" : schema?.Takes(ObjectNode.Empty, ShapeUse.Answer) is not false ? "{}" : "null";

    private static List<KeyValuePair<string, string>> HeadersOf(ResponseView? response) =>
    [
        .. (response?.Headers ?? []).Where(header => !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            .Select(header => new KeyValuePair<string, string>(header.Name, header.ExampleValue ?? (header is { Required: true, Schema: { } schema } ? ExampleMaker.Make(schema, ShapeUse.Answer)?.Inline() : null) ?? ""))
            .Where(header => header.Value.Length > 0 && header.Value.AsSpan().IndexOfAny('\r', '\n') < 0),
    ];

    private MockAnswer Written(ResponseView response, int status, string type, ExampleView? example, MediaTypeView content) => _made.GetOrAdd(
        (Digits(status), type, example?.Name), static (key, of) => Make(of.Response, of.Status, key.Type, of.Example, of.Content), (Response: response, Status: status, Example: example, Content: content));

    private static MockOutcome.Made Made(MockAnswer answer, params ReadOnlySpan<string?> applied)
    {
        var preferences = string.Join(", ", applied.ToArray().OfType<string>());
        return new MockOutcome.Made(preferences.Length == 0 ? answer : answer with { Applied = preferences });
    }

    private static ExampleView? Named(MediaTypeView content, string name) => content.IsMade ? null : content.Examples.FirstOrDefault(example => example.Name == name && example.ExternalUrl is null);

    private static IEnumerable<string> Examples(ResponseView? response) =>
        (response?.Contents ?? []).Where(content => !content.IsMade).SelectMany(content => content.Examples).Where(example => example.ExternalUrl is null).Select(example => example.Name);

    private static string Digits(int status) => status.ToString(CultureInfo.InvariantCulture);

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
