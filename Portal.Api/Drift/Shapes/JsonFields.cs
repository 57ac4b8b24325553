using System.Text.Json;
using Portal.Api.Drift.Documented;

namespace Portal.Api.Drift.Shapes;

/// <summary>
/// Walks a JSON body beside the schemas of its contract and tells the members it has. The body may be cut off or be nonsense: what was
/// understood up to there counts.
/// </summary>
internal sealed class JsonFields
{
    public const int MostInflated = 256 * 1024;

    private const int MostMembers = 4000;
    private const int MostItems = 20;

    private readonly HashSet<ShapeFact> _facts;
    private readonly (ShapeKind Field, ShapeKind Value, int Status) _kinds;
    private int _members;

    private JsonFields(HashSet<ShapeFact> facts, bool ofRequest, int status)
    {
        _facts = facts;
        _kinds = ofRequest ? (ShapeKind.RequestField, ShapeKind.RequestValue, 0) : (ShapeKind.ResponseField, ShapeKind.ResponseValue, status);
    }

    /// <param name="schema">Null: the contract has no JSON body here; its members are told as those of a member that it does not know.</param>
    public static void Read(ReadOnlySpan<byte> body, bool isCut, SchemaShape? schema, bool ofRequest, int status, HashSet<ShapeFact> facts)
    {
        if (body.IsEmpty)
        {
            return;
        }
        var fields = new JsonFields(facts, ofRequest, status);
        var reader = new Utf8JsonReader(body, isFinalBlock: !isCut, new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }));
        try
        {
            if (reader.Read())
            {
                facts.Add(fields.Looked(whole: false));
                if (schema is null)
                {
                    fields.Unknown(ref reader, "", 0);
                }
                else
                {
                    fields.Value(ref reader, "", schema);
                }
            }
            if (!isCut && facts.Remove(fields.Looked(whole: false)))
            {
                facts.Add(fields.Looked(whole: true));
            }
        }
        catch (JsonException)
        {
            // Not JSON, or not from here on; what came before has been told.
        }
    }

    private ShapeFact Looked(bool whole) =>
        new(_kinds.Field is ShapeKind.RequestField ? ShapeKind.RequestBody : ShapeKind.ResponseBody, _kinds.Status, whole ? "" : ShapeLimits.Cut, Documented: true);

    private void Value(ref Utf8JsonReader reader, string path, SchemaShape? schema)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Members(ref reader, path, schema);
                break;
            case JsonTokenType.StartArray:
                Items(ref reader, path, schema);
                break;
            case JsonTokenType.String:
                Word(ref reader, path, schema);
                break;
        }
    }

    private void Members(ref Utf8JsonReader reader, string path, SchemaShape? schema)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (schema is null or { IsFree: true } || ++_members > MostMembers)
            {
                Skip(ref reader);
                continue;
            }
            var name = reader.ValueTextEquals(""u8) ? "" : reader.GetString()!;
            var child = schema.Property(name, out var named);
            var kept = named || (child is null && !schema.IsMap) ? SafeNames.Name(name) : SafeNames.Any;
            var at = FieldPath.Member(path, named ? name : kept);
            if (!reader.Read())
            {
                return;
            }
            if (at.Length <= ShapeLimits.LongestName)
            {
                _facts.Add(new ShapeFact(_kinds.Field, _kinds.Status, at, child is not null, child is null ? TypeOf(reader.TokenType, reader) : null));
            }
            if (child is null)
            {
                Unknown(ref reader, at, 1);
            }
            else
            {
                Value(ref reader, at, child);
            }
        }
    }

    private void Items(ref Utf8JsonReader reader, string path, SchemaShape? schema)
    {
        var items = schema is { IsFree: false } ? schema.Items() : null;
        for (var index = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; index++)
        {
            if (items is null || index >= MostItems)
            {
                Skip(ref reader);
                continue;
            }
            Value(ref reader, path + "[]", items);
        }
    }

    /// <summary>What is inside a member that the contract does not know, so that a proposal can describe it: two levels, and no more.</summary>
    private void Unknown(ref Utf8JsonReader reader, string path, int depth)
    {
        if (reader.TokenType is JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; index++)
            {
                if (index == 0 && path.Length < ShapeLimits.LongestName - 2)
                {
                    _facts.Add(new ShapeFact(_kinds.Field, _kinds.Status, path + "[]", false, TypeOf(reader.TokenType, reader)));
                    Unknown(ref reader, path + "[]", depth);
                }
                else
                {
                    Skip(ref reader);
                }
            }
            return;
        }
        if (reader.TokenType is not JsonTokenType.StartObject || depth > 2)
        {
            Skip(ref reader);
            return;
        }
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var at = FieldPath.Member(path, SafeNames.Name(reader.GetString()!));
            if (!reader.Read())
            {
                return;
            }
            if (at.Length <= ShapeLimits.LongestName && ++_members <= MostMembers)
            {
                _facts.Add(new ShapeFact(_kinds.Field, _kinds.Status, at, false, TypeOf(reader.TokenType, reader)));
                Unknown(ref reader, at, depth + 1);
            }
            else
            {
                Skip(ref reader);
            }
        }
    }

    private void Word(ref Utf8JsonReader reader, string path, SchemaShape? schema)
    {
        if (schema is null or { IsFree: true } || schema.Words() is not { } words || reader.ValueSpan.Length > 256)
        {
            return;
        }
        var value = reader.GetString()!;
        var known = words.Contains(value);
        // A value that does not look like a word may be anything, so only that there was one is kept.
        var fact = $"{path}={(known ? value : SafeNames.Word(value) ?? SafeNames.Any)}";
        if (fact.Length <= ShapeLimits.LongestName)
        {
            _facts.Add(new ShapeFact(_kinds.Value, _kinds.Status, fact, known));
        }
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (!reader.TrySkip())
        {
            throw new JsonException("The body is cut off inside what is skipped.");
        }
    }

    private static string TypeOf(JsonTokenType token, in Utf8JsonReader reader) => token switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        JsonTokenType.Null => "null",
        _ => reader.TryGetInt64(out _) ? "integer" : "number",
    };
}
