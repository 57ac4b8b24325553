using Portal.Api.Catalog.Revisions;
using Portal.Api.Identity;
using Portal.Catalog;

namespace Portal.Revisions;

/// <summary>
/// The two revisions that an address names, of all that the reader may choose from: without names the newest of the version and the one before it,
/// or where it has had one only, another version's. <see cref="Comparison"/> is null where there is no other.
/// </summary>
internal sealed record RevisionPair(IReadOnlyList<RevisionView> Choices, RevisionName? From, RevisionName To, RevisionComparison? Comparison)
{
    /// <summary>Null: the address names something that is not there.</summary>
    public static async Task<RevisionPair?> FindAsync(RevisionQueries revisions, Actor reader, ApiScene scene, string? from, string? to, CancellationToken cancellationToken)
    {
        var all = new List<RevisionView>();
        foreach (var version in scene.Api.Versions.OrderBy(version => version.Name != scene.Version.Name))
        {
            all.AddRange(await revisions.ListAsync(reader, scene.Api.Slug, version.Name, cancellationToken) ?? []);
        }
        if (all.Count == 0)
        {
            return null;
        }
        var newer = Named(to) ?? Name(all[0]);
        var older = Named(from) ?? (all.Find(revision => Name(revision) != newer && (revision.Version != newer.Version || revision.Number < newer.Number)) is { } before ? Name(before) : null);
        if (older is null)
        {
            return from is null ? new RevisionPair(all, null, newer, null) : null;
        }
        var comparison = await revisions.CompareAsync(reader, scene.Api.Slug, older, newer, cancellationToken);
        return comparison is null ? null : new RevisionPair(all, older, newer, comparison);

        RevisionName? Named(string? text) => RevisionName.Parse(text, scene.Version.Name) is { } name
            ? name with { Number = name.Number ?? all.Find(revision => revision.Version == name.Version)?.Number }
            : null;
    }

    public string Title => Comparison is not { } compared ? "" : compared.From.Version == compared.To.Version
        ? $"From revision {compared.From.Number} to {compared.To.Number}"
        : $"From {compared.From.Version} to {compared.To.Version}";

    private static RevisionName Name(RevisionView revision) => new(revision.Version, revision.Number);
}
