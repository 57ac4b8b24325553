using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>Finds where in the text a pointer leads: to the name of a member, or to an item.</summary>
internal static class StructurePlace
{
    public static (ContractNode Node, NodePlace Place) Find(ContractNode root, string pointer)
    {
        var (node, place) = (root, root.Place);
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (node is ObjectNode map && map.MemberOf(name) is { } member)
            {
                (node, place) = (member.Value, member.Place);
            }
            else if (node is ArrayNode list && int.TryParse(name, out var index) && index >= 0 && index < list.Items.Count)
            {
                node = list.Items[index];
                place = node.Place;
            }
            else
            {
                break;
            }
        }
        return (node, place);
    }
}
