using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog;

/// <summary>A contract as it was published: never changed and never removed, so that what held when can always be read.</summary>
internal sealed class PublishedRevision
{
    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    public required byte[] Bytes { get; init; }

    public required ContractFormat Format { get; init; }

    /// <summary>Of the bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}

internal sealed class PublishedRevisionConfiguration : IEntityTypeConfiguration<PublishedRevision>
{
    public void Configure(EntityTypeBuilder<PublishedRevision> builder)
    {
        builder.ToTable("PublishedRevisions");
        builder.HasIndex(revision => new { revision.VersionId, revision.Number }).IsUnique();
        builder.Property(revision => revision.Format).HasConversion<string>().HasMaxLength(8);
        builder.Property(revision => revision.Sha256).HasMaxLength(64).IsFixedLength();
    }
}
