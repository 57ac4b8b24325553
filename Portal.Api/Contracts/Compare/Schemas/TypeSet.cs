namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>JSON types that a schema takes, <c>null</c> aside; <see cref="IsAny"/> where it does not say.</summary>
internal sealed record TypeSet(IReadOnlyList<string> Types, bool IsAny)
{
    public static readonly TypeSet Any = new([], IsAny: true);

    public static TypeSet Of(IEnumerable<string> types) => new([.. types.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], IsAny: false);

    /// <summary>Everything of this type set is also of the other. Every integer is a number.</summary>
    public bool IsWithin(TypeSet other) => other.IsAny || (!IsAny && Types.All(other.Takes));

    public bool Takes(string type) => IsAny || Types.Contains(type) || (type is "integer" && Types.Contains("number"));

    public bool IsSame(TypeSet other) => IsAny == other.IsAny && Types.SequenceEqual(other.Types);

    public TypeSet Meet(TypeSet other) =>
        IsAny ? other : other.IsAny ? this : Of(Types.Where(other.Takes).Concat(other.Types.Where(Takes)).Where(type => type is not "number" || (Types.Contains(type) && other.Types.Contains(type))));

    /// <summary>Whether values of all types, written as text, are plain text: no lists, no objects.</summary>
    public bool IsPlain => !IsAny && Types.All(type => type is not ("array" or "object"));

    public override string ToString() => IsAny ? "any type" : Types.Count == 0 ? "null" : string.Join(" or ", Types);
}
