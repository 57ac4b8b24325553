using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Identity;

namespace Portal.Api.Audit;

/// <summary>One thing that somebody did. Written once.</summary>
internal sealed class AuditEntry
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required string ActorName { get; init; }

    public Guid? ActorId { get; init; }

    public required string Act { get; init; }

    public required string Subject { get; init; }

    public required string Summary { get; init; }

    public Guid? OrganizationId { get; init; }

    public string? Reason { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.ActorKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.ActorName).HasMaxLength(200);
        builder.Property(entry => entry.Act).HasMaxLength(60);
        builder.Property(entry => entry.Subject).HasMaxLength(120);
        builder.Property(entry => entry.Summary).HasMaxLength(500);
        builder.Property(entry => entry.Reason).HasMaxLength(1000);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.OrganizationId, entry.At });
        foreach (var property in builder.Metadata.GetProperties())
        {
            // Append-only: saving a changed entry is a bug, and throws.
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }
}
