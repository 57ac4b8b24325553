using System.Globalization;

namespace Portal.Api.Mesh.Resilience;

internal enum RehearsalKind
{
    /// <summary>Answered late: <see cref="Rehearsal.Amount"/> milliseconds.</summary>
    Delay,

    /// <summary>Answered with a status and no service asked.</summary>
    Abort,

    /// <summary>The connection is cut with no more than the head of an answer.</summary>
    Reset,

    /// <summary>429 with Retry-After, in seconds.</summary>
    Limit,

    /// <summary>Answered slowly: bytes a second.</summary>
    Slow,
}

/// <summary>A failure for one call alone, to see what its sender makes of it. As text: <c>delay=2000</c>, <c>abort=503</c>, <c>reset</c>, <c>limit=5</c>, <c>slow=200</c>.</summary>
internal sealed record Rehearsal(RehearsalKind Kind, int Amount)
{
    /// <summary>
    /// Tells the portal to cut the connection to the browser. Were the one to the gateway cut too, with nothing said, client libraries would
    /// ask again on their own where they find one that they had kept cut: one call would be five.
    /// </summary>
    public const string CutHeader = "X-Rehearsed-Cut";

    /// <summary>Null: none of those, or out of bounds (30 s, 400 to 599, an hour, 1 to 1,000,000 bytes a second).</summary>
    public static Rehearsal? Parse(string text)
    {
        var (name, amount) = text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "0");
        return int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Of(name, number) : null;
    }

    public override string ToString() => Kind is RehearsalKind.Reset
        ? "reset"
        : string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}={Amount}");

    private static Rehearsal? Of(string name, int amount) => (name, amount) switch
    {
        ("delay", > 0 and <= 30_000) => new(RehearsalKind.Delay, amount),
        ("abort", >= 400 and <= 599) => new(RehearsalKind.Abort, amount),
        ("reset", 0) => new(RehearsalKind.Reset, 0),
        ("limit", > 0 and <= 3600) => new(RehearsalKind.Limit, amount),
        ("slow", > 0 and <= 1_000_000) => new(RehearsalKind.Slow, amount),
        _ => null,
    };
}
