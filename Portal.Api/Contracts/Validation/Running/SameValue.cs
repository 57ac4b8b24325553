using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>Equality as JSON Schema has it: numbers by value, objects whatever their order.</summary>
internal static class SameValue<TValue, TChildren>
    where TValue : struct, IInstance<TValue, TChildren>
    where TChildren : struct, IChildren<TValue>
{
    public static bool AreSame(TValue value, ContractNode node)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String } text:
                return value.Kind is InstanceKind.String && value.TextEquals(text.Text);
            case ScalarNode { Kind: ScalarKind.Number } number:
                return value.Kind is InstanceKind.Number && ExactNumber.Compare(value.Number, ExactNumber.Parse(number.Text)) == 0;
            case ScalarNode { Kind: ScalarKind.Boolean } flag:
                return value.Kind is InstanceKind.Boolean && value.IsTrue == flag.IsTrue;
            case ArrayNode list:
                return value.Kind is InstanceKind.Array && value.Count == list.Items.Count && ItemsAreSame(value, list);
            case ObjectNode map:
                return value.Kind is InstanceKind.Object && value.Count == map.Count && MembersAreSame(value, map);
            default:
                return value.Kind is InstanceKind.Null;
        }
    }

    public static bool AreSame(TValue left, TValue right)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }
        switch (left.Kind)
        {
            case InstanceKind.String:
                char[] one = [], other = [];
                return left.Text(ref one).SequenceEqual(right.Text(ref other));
            case InstanceKind.Number:
                return ExactNumber.Compare(left.Number, right.Number) == 0;
            case InstanceKind.Boolean:
                return left.IsTrue == right.IsTrue;
            case InstanceKind.Array:
                return left.Count == right.Count && ItemsAreSame(left, right);
            case InstanceKind.Object:
                return left.Count == right.Count && MembersAreSame(left, right);
            default:
                return true;
        }
    }

    /// <summary>Equal for equal values.</summary>
    public static int Hash(TValue value, ref char[] buffer)
    {
        switch (value.Kind)
        {
            case InstanceKind.String:
                return string.GetHashCode(value.Text(ref buffer));
            case InstanceKind.Number:
                return value.Number.GetHashCode();
            case InstanceKind.Boolean:
                return value.IsTrue ? 1 : 2;
            case InstanceKind.Array or InstanceKind.Object:
                var (isObject, sum) = (value.Kind is InstanceKind.Object, new HashCode());
                var members = 0;
                for (var children = value.Children(); children.MoveNext();)
                {
                    var name = isObject ? string.GetHashCode(children.Name(ref buffer)) : 0;
                    var hash = Hash(children.Current, ref buffer);
                    if (isObject)
                    {
                        members = unchecked(members + HashCode.Combine(name, hash));
                    }
                    else
                    {
                        sum.Add(hash);
                    }
                }
                return isObject ? HashCode.Combine(3, members) : sum.ToHashCode();
            default:
                return 4;
        }
    }

    private static bool ItemsAreSame(TValue value, ArrayNode list)
    {
        var children = value.Children();
        for (var index = 0; children.MoveNext(); index++)
        {
            if (!AreSame(children.Current, list.Items[index]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool MembersAreSame(TValue value, ObjectNode map)
    {
        for (var index = 0; index < map.Count; index++)
        {
            var member = map.At(index);
            if (!value.TryGetMember(member.Name, out var own) || !AreSame(own, member.Value))
            {
                return false;
            }
        }
        return true;
    }

    private static bool ItemsAreSame(TValue left, TValue right)
    {
        var others = right.Children();
        for (var children = left.Children(); children.MoveNext() && others.MoveNext();)
        {
            if (!AreSame(children.Current, others.Current))
            {
                return false;
            }
        }
        return true;
    }

    private static bool MembersAreSame(TValue left, TValue right)
    {
        char[] buffer = [];
        for (var children = left.Children(); children.MoveNext();)
        {
            if (!right.TryGetMember(children.Name(ref buffer).ToString(), out var other) || !AreSame(children.Current, other))
            {
                return false;
            }
        }
        return true;
    }
}
