namespace Portal.Api.Contracts.Nodes;

/// <summary>How many values a node has when written out, itself included, and how many levels; both stop at what an int holds.</summary>
internal readonly record struct Extent(int Weight, int Height)
{
    public static Extent Around(Member[] members)
    {
        var (weight, height) = (1L, 0);
        foreach (var member in members)
        {
            weight += member.Value.Weight;
            height = Math.Max(height, member.Value.Height);
        }
        return new Extent((int)Math.Min(weight, int.MaxValue), height + 1);
    }

    public static Extent Around(ContractNode[] items)
    {
        var (weight, height) = (1L, 0);
        foreach (var item in items)
        {
            weight += item.Weight;
            height = Math.Max(height, item.Height);
        }
        return new Extent((int)Math.Min(weight, int.MaxValue), height + 1);
    }
}
