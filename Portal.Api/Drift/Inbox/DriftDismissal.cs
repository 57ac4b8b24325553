using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>An administrator's word that a difference is to stay, for as long as it is the same one.</summary>
internal sealed class DriftDismissal
{
    /// <summary>That of the part.</summary>
    public required string Id { get; init; }

    public required string Api { get; init; }

    public required string Version { get; init; }

    public required DriftSide Side { get; init; }

    public required string Operation { get; init; }

    public required ShapeKind Kind { get; init; }

    public required int Status { get; init; }

    public required string Name { get; init; }

    /// <summary>Digest of what the finding told at the time.</summary>
    public required string Signature { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public static string Digest(string signature) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signature)).AsSpan(0, 16));
}

internal sealed class DriftDismissalConfiguration : IEntityTypeConfiguration<DriftDismissal>
{
    public void Configure(EntityTypeBuilder<DriftDismissal> builder)
    {
        builder.ToTable("DriftDismissals");
        builder.HasKey(dismissal => dismissal.Id);
        builder.Property(dismissal => dismissal.Id).HasMaxLength(16).IsFixedLength();
        builder.Property(dismissal => dismissal.Api).HasMaxLength(64);
        builder.Property(dismissal => dismissal.Version).HasMaxLength(32);
        builder.Property(dismissal => dismissal.Side).HasConversion<string>().HasMaxLength(16);
        builder.Property(dismissal => dismissal.Operation).HasMaxLength(ShapeLimits.LongestOperation);
        builder.Property(dismissal => dismissal.Name).HasMaxLength(ShapeLimits.LongestName);
        builder.Property(dismissal => dismissal.Signature).HasMaxLength(32).IsFixedLength();
        builder.Property(dismissal => dismissal.Reason).HasMaxLength(500);
        builder.Property(dismissal => dismissal.By).HasMaxLength(200);
        builder.HasIndex(dismissal => new { dismissal.Api, dismissal.Version });
    }
}
