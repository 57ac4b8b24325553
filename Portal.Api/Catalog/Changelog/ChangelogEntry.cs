using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Changelog;

/// <summary>What a publication changed, written once for readers. Changes of a version's life are read from where they are kept.</summary>
internal sealed class ChangelogEntry
{
    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ContractVersion { get; init; }

    public required List<ChangelogLine> Lines { get; init; }
}

/// <summary>One change as kept. <see cref="Internal"/>: about what outsiders do not see (<c>x-internal</c>); <see cref="Rule"/> is the comparison's.</summary>
internal sealed record ChangelogLine(ChangelogSection Section, string Text, bool Breaking, string? Operation, string? Where, string? Rule, bool Internal);

internal sealed class ChangelogEntryConfiguration : IEntityTypeConfiguration<ChangelogEntry>
{
    public void Configure(EntityTypeBuilder<ChangelogEntry> builder)
    {
        builder.ToTable("ChangelogEntries");
        // Told twice, written once.
        builder.HasIndex(entry => new { entry.VersionId, entry.Revision }).IsUnique();
        builder.HasIndex(entry => entry.At);
        builder.Property(entry => entry.ContractVersion).HasMaxLength(100);
        builder.Property(entry => entry.Lines).HasConversion(
            lines => JsonSerializer.Serialize(lines, WireJson.Options),
            text => JsonSerializer.Deserialize<List<ChangelogLine>>(text, WireJson.Options)!,
            // Written once: the same list is the same lines.
            new ValueComparer<List<ChangelogLine>>(favorStructuralComparisons: false));
        builder.HasOne<PublishedVersion>().WithMany().HasForeignKey(entry => entry.VersionId);
    }
}
