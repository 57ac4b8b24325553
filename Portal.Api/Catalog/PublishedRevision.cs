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

    /// <summary>Who, as the audit trail names them; null for what is older than this was kept.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>For whom the version was when this came into force: what was internal then stays so, whatever becomes of the version.</summary>
    public required Audience Audience { get; init; }

    /// <summary>When every sink had taken it (<see cref="Publishing.IPublicationSink"/>); null: not yet.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

internal sealed class PublishedRevisionConfiguration : IEntityTypeConfiguration<PublishedRevision>
{
    public void Configure(EntityTypeBuilder<PublishedRevision> builder)
    {
        builder.ToTable("PublishedRevisions");
        builder.HasIndex(revision => new { revision.VersionId, revision.Number }).IsUnique();
        builder.HasIndex(revision => revision.ToldAt);
        builder.Property(revision => revision.PublishedBy).HasMaxLength(200);
        builder.Property(revision => revision.Audience).HasConversion<string>().HasMaxLength(16);
        builder.Property(revision => revision.Format).HasConversion<string>().HasMaxLength(8);
        builder.Property(revision => revision.Sha256).HasMaxLength(64).IsFixedLength();
    }
}
