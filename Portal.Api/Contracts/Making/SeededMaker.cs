using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Making;

/// <summary>Makes a value of an answer that fits a schema out of a seed: the same seed, the same value.</summary>
internal sealed class SeededMaker : ValueMaker
{
    private const int MostValues = 500;
    private const int MostMore = 3;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private readonly Random _random;

    private SeededMaker(int seed)
        : base(ShapeUse.Answer, MostValues) => _random = new Random(seed);

    protected override Func<int, int>? Drawn => Draw;

    /// <summary>Where nothing is said of the value, or it lies inside itself, what its author gives stands in.</summary>
    public static ContractNode? Make(SchemaView schema, int seed) => new SeededMaker(seed).Value(schema) ?? ExampleMaker.Make(schema, ShapeUse.Answer);

    protected override ContractNode? Given(SchemaView schema) =>
        schema.Deep("const") ?? (schema.OnlyNodes is { Count: > 0 } choices ? choices[Draw(choices.Count)] : IsUntold(schema) ? schema.OwnExampleNode : null);

    protected override int Draw(int count) => _random.Next(count);

    protected override bool Flag() => _random.Next(2) == 0;

    protected override int Count(int least, int most) => _random.Next(Math.Min(Math.Max(least, 1), most), Math.Min(Math.Max(least, 1) + MostMore, most) + 1);

    /// <summary>Drawn for every member, so that one more or less does not change all that follow.</summary>
    protected override IEnumerable<PropertyView> Shown(SchemaView schema) =>
        [.. schema.Properties.Where(property => property.IsPartOf(Use)).Select(property => (Property: property, IsDrawn: _random.Next(10) < 7)).Where(one => one.Property.Required || one.IsDrawn).Select(one => one.Property)];

    protected override string Number(NumberBounds bounds)
    {
        var step = bounds.Grain;
        var least = bounds.Least ?? Math.Min(0, (bounds.Most ?? 0) - (100 * step));
        var most = bounds.Most ?? least + (1000 * step);
        var (first, last) = (decimal.Ceiling(least / step), decimal.Floor(most / step));
        return NumberBounds.Text(bounds.Nearest((first + decimal.Floor((decimal)_random.NextDouble() * (Math.Min(1_000_000, Math.Max(0, last - first)) + 1))) * step));
    }

    protected override string Plain(SchemaView schema) => schema.Format switch
    {
        "date-time" => Day().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "date" => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "uuid" => Uuid(),
        "email" => $"{Word(6)}@example.com",
        null => Words(schema),
        _ => FormatExamples.For(schema),
    };

    private static bool IsUntold(SchemaView schema) => schema is { Types.Count: 0, Properties.Count: 0, OneOf.Count: 0, AnyOf.Count: 0, AllOf.Count: 0 };

    private string Words(SchemaView schema)
    {
        var least = (int)Math.Clamp(schema.Limit("minLength") ?? 4, 0, 1000);
        var most = (int)Math.Clamp(schema.Limit("maxLength") ?? least + 8, 0, least + 8);
        return Word(_random.Next(Math.Min(least, most), most + 1));
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
}
