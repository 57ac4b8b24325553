namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Types, formats and null.</summary>
internal static class TypeRules
{
    public static void Compare(SchemaPair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        if (before.IsNullable != after.IsNullable)
        {
            var stem = after.IsNullable ? "became-nullable" : "became-not-nullable";
            pair.Report(stem, Place(before), Place(after), after.IsNullable ? "can now be null." : "can no longer be null.");
        }
        if (pair.MovedIntoBranches)
        {
            return;
        }
        if (before.IsListOfTypes || after.IsListOfTypes)
        {
            CompareLists(pair);
            return;
        }
        var (from, to) = (new TypeAndFormat(before.Types, before.Text("format")), new TypeAndFormat(after.Types, after.Text("format")));
        if (!from.IsSame(to))
        {
            pair.Report(Stem(pair.Role, from, to), Place(before), Place(after), $"changed from {from} to {to}.");
        }
    }

    /// <summary>One side takes no value at all.</summary>
    public static void CompareNothing(SchemaPair pair)
    {
        if (pair.Before.IsNothing != pair.After.IsNothing)
        {
            var tail = pair.After.IsNothing ? "can no longer have any value (`false`)." : "can now have a value (it was `false`).";
            var stem = pair.Role.InRequest == pair.After.IsNothing ? "type-changed" : pair.Role.InRequest ? "type-generalized" : pair.After.IsNothing ? "type-specialized" : "type-generalized";
            pair.Report(stem, pair.Before.Spot, pair.After.Spot, tail);
        }
    }

    private static void CompareLists(SchemaPair pair)
    {
        var (from, to) = (pair.Before.Types, pair.After.Types);
        if (from.IsSame(to))
        {
            return;
        }
        if (from.IsWithin(to))
        {
            pair.Report("list-of-types-widened", Place(pair.Before), Place(pair.After), $"can now be {to}; it was {from}.");
        }
        else if (to.IsWithin(from))
        {
            pair.Report("list-of-types-narrowed", Place(pair.Before), Place(pair.After), $"can only be {to}; it was {from}.");
        }
        else
        {
            pair.Report("type-changed", Place(pair.Before), Place(pair.After), $"changed from {from} to {to}.");
        }
    }

    private static string Stem(SchemaRole role, TypeAndFormat from, TypeAndFormat to)
    {
        if (role.InRequest)
        {
            if (from.IsWithin(to))
            {
                return "type-generalized";
            }
            return role.Part switch
            {
                // How properties of a parameter are written is up to its style, so what text would allow is in doubt.
                SchemaPart.ParameterProperty or SchemaPart.HeaderParameterProperty => from.IsTextOf(to) ? "type-changed" : "type-specialized",
                SchemaPart.Parameter when role.IsText && from.IsTextOf(to) => "type-generalized",
                _ => role.IsText && from.IsTextOf(to) ? "type-compatible" : "type-changed",
            };
        }
        return to.IsWithin(from) ? "type-specialized"
            : role.IsText && to.IsTextOf(from) ? "type-compatible"
            : from.IsWithin(to) ? "type-generalized"
            : "type-changed";
    }

    private static Spot Place(Schema schema) =>
        schema.First("type") ?? schema.First("format") ?? schema.First("nullable") ?? schema.First("oneOf") ?? schema.First("anyOf") ?? schema.Spot;

    private sealed record TypeAndFormat(TypeSet Types, string? Format)
    {
        public bool IsSame(TypeAndFormat other) => Types.IsSame(other.Types) && Format == other.Format;

        public bool IsWithin(TypeAndFormat other) =>
            Types.IsWithin(other.Types) && (Format == other.Format || other.Format is null || (Format is not null && Widths.Contains((Format, other.Format))));

        /// <summary>Values of this, written as text, are text that the other takes.</summary>
        public bool IsTextOf(TypeAndFormat other) => Types.IsPlain && other.Types.Types.Contains("string") && other.Format is null;

        public override string ToString() => Format is null ? Types.ToString() : $"{Types} ({Format})";

        /// <summary>Every value of the first format is one of the second.</summary>
        private static readonly HashSet<(string, string)> Widths =
        [
            ("int8", "int16"), ("int8", "int32"), ("int8", "int64"), ("int16", "int32"), ("int16", "int64"), ("int32", "int64"),
            ("int32", "bigint"), ("int64", "bigint"), ("float", "double"), ("int32", "double"), ("email", "idn-email"), ("hostname", "idn-hostname"),
            ("uri", "iri"), ("uri", "uri-reference"), ("uri-reference", "iri-reference"), ("iri", "iri-reference"), ("uri", "iri-reference"),
        ];
    }
}
