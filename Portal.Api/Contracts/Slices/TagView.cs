using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>A group of operations. <see cref="Description"/> is Markdown.</summary>
public sealed record TagView(string Name, string? Description)
{
    internal static IReadOnlyList<TagView> All(ContractDocument document)
    {
        var declared = document.Root.Get("tags").Items()
            .Where(tag => tag.Text("name") is not null)
            .Select(tag => new TagView(tag.Text("name")!, tag.Text("description")))
            .DistinctBy(tag => tag.Name)
            .ToList();
        var named = document.Operations.Select(operation => operation.Tag).OfType<string>().Distinct();
        declared.AddRange(named.Where(name => declared.TrueForAll(tag => tag.Name != name)).ToList().ConvertAll(name => new TagView(name, null)));
        return declared;
    }
}
