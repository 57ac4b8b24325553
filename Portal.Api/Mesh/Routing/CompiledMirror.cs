namespace Portal.Api.Mesh.Routing;

/// <summary>Where copies of a rule's calls go, and how many of them: 0 to 100 percent.</summary>
internal sealed record CompiledMirror(CompiledDestination Destination, double Percentage)
{
    public string Name => Destination.Subset is { } subset ? $"{Destination.Host}, {subset}" : Destination.Host;
}
