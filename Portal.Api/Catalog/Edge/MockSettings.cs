namespace Portal.Api.Catalog.Edge;

/// <summary>Which calls are answered out of the contract.</summary>
public enum MockMode
{
    /// <summary>Those that ask for it.</summary>
    Asked,

    /// <summary>All.</summary>
    Always,

    /// <summary>None, whoever asks.</summary>
    Never,
}

/// <summary><see cref="Operations"/> are ids of operations that have no service behind them yet: their calls are always answered so.</summary>
public sealed record MockSettings(MockMode Mode, IReadOnlyList<string> Operations)
{
    internal static readonly MockSettings OnRequest = new(MockMode.Asked, []);
}
