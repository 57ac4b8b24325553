using System.Globalization;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>Counts such as <c>maxLength</c>: 2.0 is a whole number too.</summary>
internal static class SchemaCount
{
    public static long? Read(ContractNode? node)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Number } number
            || !double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || value < 0
            || value != Math.Truncate(value))
        {
            return null;
        }
        return value >= long.MaxValue ? long.MaxValue : (long)value;
    }
}
