using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Mocking;

/// <summary>Makes a value that fits a schema out of a seed: the same seed, the same value.</summary>
internal sealed class SeededMaker(int seed)
{
    private const int Deepest = 8;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private readonly Random _random = new(seed);
    private int _left = 500;

    public ContractNode? Make(SchemaView schema) => Value(schema, 0);

    private ContractNode? Value(SchemaView schema, int depth)
    {
        if (schema.IsRecursive || depth > Deepest || --_left < 0)
        {
            return null;
        }
        if (schema.Deep("const") is { } only)
        {
            return only;
        }
        if (schema.Deep("enum").Items() is { Count: > 0 } choices)
        {
            return choices[_random.Next(choices.Count)];
        }
        var alternatives = schema.OneOf.Count > 0 ? schema.OneOf : schema.AnyOf;
        if (schema.Properties.Count == 0 && alternatives.Count > 0)
        {
            return Value(alternatives[_random.Next(alternatives.Count)], depth + 1);
        }
        return schema.Properties.Count > 0 || schema.Types.Contains("object") ? Object(schema, depth) : schema.Types.FirstOrDefault(type => type != "null") switch
        {
            "array" => Array(schema, depth),
            "string" => Text(schema),
            "integer" => Number(schema, isWhole: true),
            "number" => Number(schema, isWhole: false),
            "boolean" => new ScalarNode(ScalarKind.Boolean, _random.Next(2) == 0 ? "true" : "false", default),
            "null" => new ScalarNode(ScalarKind.Null, "null", default),
            _ => ExampleMaker.Make(schema, ShapeUse.Answer),
        };
    }

    private ObjectNode Object(SchemaView schema, int depth)
    {
        var members = new OrderedDictionary<string, Member>(StringComparer.Ordinal);
        foreach (var property in schema.Properties.Where(property => property.IsPartOf(ShapeUse.Answer)))
        {
            // Drawn either way, so that one member more or less does not change all that follow.
            var isShown = _random.Next(10) < 7;
            if ((property.Required || isShown) && Value(property.Schema, depth + 1) is { } value)
            {
                members.TryAdd(property.Name, new Member(property.Name, value, default));
            }
        }
        return ObjectNode.Of(default, [.. members.Values]);
    }

    private ArrayNode Array(SchemaView schema, int depth)
    {
        var least = (int)Math.Clamp(Limit(schema, "minItems") ?? 1, 0, 20);
        var most = (int)Math.Clamp(Limit(schema, "maxItems") ?? least + 3, least, least + 3);
        var items = new List<ContractNode>(schema.PrefixItems.Select(item => Value(item, depth + 1)).OfType<ContractNode>());
        for (var count = _random.Next(least, most + 1); items.Count < count && schema.Items is { } item && Value(item, depth + 1) is { } value;)
        {
            items.Add(value);
        }
        return new ArrayNode(default, [.. items]);
    }

    private ScalarNode Number(SchemaView schema, bool isWhole)
    {
        var step = Limit(schema, "multipleOf") ?? (isWhole ? 1 : 0.01m);
        var (under, over) = (Limit(schema, "exclusiveMinimum"), Limit(schema, "exclusiveMaximum"));
        var least = under is { } above ? above + step : Limit(schema, "minimum") ?? Math.Min(0, (over ?? Limit(schema, "maximum") ?? 0) - (100 * step));
        var most = over is { } below ? below - step : Limit(schema, "maximum") ?? least + (1000 * step);
        var (first, last) = (decimal.Ceiling(least / step), decimal.Floor(most / step));
        var value = (first + decimal.Floor((decimal)_random.NextDouble() * Math.Min(1_000_000, Math.Max(0, last - first) + 1))) * step;
        return new ScalarNode(ScalarKind.Number, (Math.Min(value, last * step) / 1.0000000000000000000m).ToString(CultureInfo.InvariantCulture), default);
    }

    private ScalarNode Text(SchemaView schema)
    {
        var text = schema.Format switch
        {
            // What a pattern asks is shown by the contract's own examples best.
            _ when schema.Deep("pattern") is not null => schema.OwnExample ?? FormatExamples.For(schema),
            "date-time" => Day().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "date" => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "uuid" => Uuid(),
            "email" => $"{Word(6)}@example.com",
            null => Words(schema),
            _ => FormatExamples.For(schema),
        };
        return new ScalarNode(ScalarKind.String, text, default);
    }

    private string Words(SchemaView schema)
    {
        var least = (int)Math.Clamp(Limit(schema, "minLength") ?? 4, 0, 1000);
        var most = (int)Math.Clamp(Limit(schema, "maxLength") ?? least + 8, least, least + 8);
        return Word(_random.Next(least, most + 1));
    }

    private string Word(int length) => string.Create(length, _random, static (letters, random) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = Letters[random.Next(Letters.Length)];
        }
    });

    private DateTime Day() => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(_random.Next(525_600));

    private string Uuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        (bytes[7], bytes[8]) = ((byte)((bytes[7] & 0x0F) | 0x40), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes).ToString();
    }

    private static decimal? Limit(SchemaView schema, string name) =>
        schema.Deep(name) is ScalarNode { Kind: ScalarKind.Number } number && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) && Math.Abs(limit) < 1_000_000_000_000m ? limit : null;
}
