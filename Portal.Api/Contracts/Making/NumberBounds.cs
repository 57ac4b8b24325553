using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Making;

/// <summary>Between which numbers one lies, ends included, and of what it is a multiple. A bound that excludes itself is moved by a step.</summary>
internal readonly record struct NumberBounds(decimal? Least, decimal? Most, decimal? Step, bool IsWhole)
{
    private const decimal Beyond = 1_000_000_000_000_000m;

    /// <summary>Steps to draw in: of a number of which nothing is said, hundredths.</summary>
    public decimal Grain => Step ?? (IsWhole ? 1 : 0.01m);

    /// <summary>Formats that narrow a number to what so many bits hold.</summary>
    private static readonly Dictionary<string, (decimal Least, decimal Most)> Sizes = new(StringComparer.Ordinal)
    {
        ["int8"] = (sbyte.MinValue, sbyte.MaxValue),
        ["uint8"] = (byte.MinValue, byte.MaxValue),
        ["int16"] = (short.MinValue, short.MaxValue),
        ["uint16"] = (ushort.MinValue, ushort.MaxValue),
        ["int32"] = (int.MinValue, int.MaxValue),
        ["uint32"] = (uint.MinValue, uint.MaxValue),
        ["int64"] = (-Beyond, Beyond),
        ["uint64"] = (0, Beyond),
    };

    public static NumberBounds Of(SchemaView schema)
    {
        (decimal Least, decimal Most)? size = Sizes.TryGetValue(schema.Format ?? "", out var known) ? known : null;
        var isWhole = size is not null || schema.Types.Contains("integer");
        var step = schema.Limit("multipleOf") is { } written and > 0 and < Beyond ? (isWhole && written % 1 != 0 ? null : written) : (decimal?)null;
        var bounds = new NumberBounds(null, null, step, isWhole);
        return bounds with
        {
            Least = Inner(schema, "minimum", "exclusiveMinimum", bounds.Grain) ?? (size is { Least: >= 0 } ? 0 : null),
            Most = Inner(schema, "maximum", "exclusiveMaximum", -bounds.Grain) ?? (size is { Most: < int.MaxValue } ? size.Value.Most : null),
        };
    }

    public bool Takes(decimal number) => !(number < Least) && !(number > Most) && (Step is not { } step || number % step == 0) && (!IsWhole || number % 1 == 0);

    /// <summary>The nearest within the bounds, if there is any.</summary>
    public decimal Nearest(decimal number)
    {
        var within = Math.Max(Least ?? number, Math.Min(Most ?? number, number));
        var (below, above) = (decimal.Floor(within / Grain) * Grain, decimal.Ceiling(within / Grain) * Grain);
        return Takes(within) ? within : Takes(above) ? above : Takes(below) ? below : within;
    }

    public static string Text(decimal number) => (number / 1.0000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>In OpenAPI 3.0 and JSON Schema of 2013, <c>exclusiveMinimum</c> says of <c>minimum</c> that it is none itself.</summary>
    private static decimal? Inner(SchemaView schema, string name, string excluding, decimal step)
    {
        var bound = Near(schema.Limit(name));
        var (excluded, isMark) = (Near(schema.Limit(excluding)), schema.Deep(excluding) is ScalarNode { IsTrue: true });
        if (isMark)
        {
            return bound + step;
        }
        return excluded is not { } outside ? bound : bound is { } inside && (step > 0 ? inside > outside : inside < outside) ? inside : outside + step;
    }

    private static decimal? Near(decimal? bound) => bound is { } number && Math.Abs(number) < Beyond ? number : null;
}
