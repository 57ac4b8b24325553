namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>An operation with the path item it stands in.</summary>
internal sealed record OperationSpot(string Method, string Path, Spot Item, Spot Node)
{
    /// <summary>Requests cannot tell templates apart that differ in the names of their parameters only.</summary>
    public string Signature => $"{Method} {PathTemplate.Signature(Path)}";

    public string? Id => Node.Text("operationId") is { Length: > 0 } id ? id : null;

    public Spot? Own(string name) => Node.Get(name);

    public ChangePlace Place => new(Method, Path, Id);

    public override string ToString() => $"`{Method} {Path}`";
}
