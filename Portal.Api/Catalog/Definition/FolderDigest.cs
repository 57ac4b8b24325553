using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Catalog.Definition;

/// <summary>
/// What the program's own folder held of an API (or of the domains) when it was last taken over at a start. While it holds the same, it has no
/// news: what was changed since, by an apply or a publication, stays over restarts.
/// </summary>
internal sealed class FolderDigest
{
    /// <summary>Slug of the API, or <c>domains.yaml</c>.</summary>
    public required string Name { get; init; }

    public required string Sha256 { get; set; }
}

internal sealed class FolderDigestConfiguration : IEntityTypeConfiguration<FolderDigest>
{
    public void Configure(EntityTypeBuilder<FolderDigest> builder)
    {
        builder.ToTable("CatalogFolderDigests");
        builder.HasKey(digest => digest.Name);
        builder.Property(digest => digest.Name).HasMaxLength(64);
        builder.Property(digest => digest.Sha256).HasMaxLength(64).IsFixedLength();
    }
}
