using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>A group of operations. <see cref="Description"/> is Markdown.</summary>
public sealed record TagView(string Name, string? Description)
{
    /// <summary>As people read it: a summary (OpenAPI 3.2), <c>x-displayName</c>, or the name.</summary>
    public string? Title { get; init; }

    /// <summary>The tag that this one lies under (OpenAPI 3.2).</summary>
    public string? Parent { get; init; }

    public ExternalDocsView? Docs { get; init; }

    internal static IReadOnlyList<TagView> All(ContractDocument document)
    {
        var declared = document.Root.Get("tags").Items()
            .Where(tag => tag.Text("name") is not null)
            .Select(One)
            .DistinctBy(tag => tag.Name)
            .ToList();
        var known = declared.ConvertAll(tag => tag.Name).ToHashSet();
        declared.AddRange(document.Operations.Select(operation => operation.Tag).OfType<string>().Where(known.Add).ToList().ConvertAll(name => new TagView(name, null)));
        return declared;
    }

    private static TagView One(ContractNode tag) => new(tag.Text("name")!, tag.Text("description"))
    {
        Title = tag.Text("x-displayName") ?? tag.Text("summary"),
        Parent = tag.Text("parent"),
        Docs = Extensions.Docs(tag),
    };
}
