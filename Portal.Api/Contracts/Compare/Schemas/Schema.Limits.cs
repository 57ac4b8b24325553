using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Schemas;

internal sealed partial class Schema
{
    /// <summary>
    /// The tightest limit that any layer sets; <c>exclusiveMaximum</c> and its counterpart in either dialect (a number, or true beside the
    /// limit), and nothing where the value says nothing, such as a minimum length of 0.
    /// </summary>
    public Limit? LimitOf(string keyword)
    {
        Limit? tightest = null;
        foreach (var layer in Layers)
        {
            if (Read(layer, keyword) is { } limit
                && (tightest is null || (keyword.StartsWith("max", StringComparison.Ordinal) || keyword is "exclusiveMaximum" ? limit.Value < tightest.Value : limit.Value > tightest.Value)))
            {
                tightest = limit;
            }
        }
        return tightest;
    }

    private static Limit? Read(Spot layer, string keyword)
    {
        var at = keyword switch
        {
            "maximum" when layer.Flag("exclusiveMaximum") => null,
            "minimum" when layer.Flag("exclusiveMinimum") => null,
            "exclusiveMaximum" when layer.Flag(keyword) => layer.Get("maximum"),
            "exclusiveMinimum" when layer.Flag(keyword) => layer.Get("minimum"),
            _ => layer.Get(keyword),
        };
        return at is not null && Numbers.Value(at.Node) is { } value && !(value <= 0 && keyword is ("minLength" or "minItems" or "minProperties"))
            ? new Limit(value, at)
            : null;
    }
}

internal sealed record Limit(decimal Value, Spot Spot)
{
    public override string ToString() => ValueText.Quote(Spot.Node.Inline());
}
