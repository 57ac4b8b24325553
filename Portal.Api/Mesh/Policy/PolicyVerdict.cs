namespace Portal.Api.Mesh.Policy;

/// <summary>What the authorization policies say. <see cref="Policy"/> is the one that decided; null: none speaks of this workload.</summary>
internal sealed record PolicyVerdict(bool Allowed, string? Policy, string Words)
{
    public static readonly PolicyVerdict Unasked = new(true, null, "no policy speaks of it");
}
