namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>A parameter of an operation; <see cref="IsShared"/> where the path item gives it to all of its operations.</summary>
internal sealed record ParameterSpot(string Name, string In, Spot Node, bool IsShared)
{
    public bool IsRequired => In is "path" || Node.Flag("required");

    /// <summary>Header names are the same in capitals or not; parameters of the path are told by their place in it.</summary>
    public string Key(IReadOnlyList<string> inPath) => In switch
    {
        "header" => $"header {Name.ToLowerInvariant()}",
        "path" when inPath.ToList().IndexOf(Name) is >= 0 and var at => $"path {at}",
        _ => $"{In} {Name}",
    };

    /// <summary>Those of the operation, then those of its path that it does not replace.</summary>
    public static IReadOnlyList<ParameterSpot> Of(OperationSpot operation)
    {
        var own = Read(operation.Node, isShared: false).ToList();
        var known = own.Select(parameter => (parameter.Name, parameter.In)).ToHashSet();
        return [.. own, .. Read(operation.Item, isShared: true).Where(parameter => !known.Contains((parameter.Name, parameter.In)))];
    }

    private static IEnumerable<ParameterSpot> Read(Spot holder, bool isShared) =>
        (holder.Get("parameters")?.Items() ?? []).Select(parameter => parameter.Resolved())
            .Where(parameter => parameter.Text("name") is not null && parameter.Text("in") is not null)
            // OpenAPI says of these three headers in the list of parameters: they shall be ignored.
            .Where(parameter => parameter.Text("in") is not "header" || parameter.Text("name")!.ToLowerInvariant() is not ("accept" or "content-type" or "authorization"))
            .Select(parameter => new ParameterSpot(parameter.Text("name")!, parameter.Text("in")!, parameter, isShared));
}
