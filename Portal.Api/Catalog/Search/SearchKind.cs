namespace Portal.Api.Catalog.Search;

/// <summary>What a result is. The order is that in which kinds of equal fit are shown.</summary>
public enum SearchKind
{
    Api = 1,
    Guide,
    Operation,
    Schema,
    Error,
    Parameter,
    Field,

    /// <summary>One of the values that a field or parameter takes.</summary>
    Value,
}

/// <summary>Who finds an entry: readers of that level and above.</summary>
internal enum SearchLevel
{
    Everyone,
    Insiders,
    Administrators,
}
