using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Drift.Shapes;

/// <summary>How often something was used on one day by one caller: names and types only, never a value but a word of an enumeration.</summary>
internal sealed class ShapeRow
{
    public required DateOnly Day { get; init; }

    public required string Api { get; init; }

    public required string Version { get; init; }

    /// <summary>Method and path template, such as <c>GET /travels/{city}</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>See <see cref="ShapeCaller"/>; empty where it does not matter who.</summary>
    public required string Caller { get; init; }

    public required ShapeKind Kind { get; init; }

    public required int Status { get; init; }

    public required string Name { get; init; }

    /// <summary>The contract had it when it was seen.</summary>
    public required bool Documented { get; set; }

    /// <summary>JSON types seen, with bars between them.</summary>
    public string? Types { get; set; }

    /// <summary>Request id of a call that showed it, where the contract did not know it.</summary>
    public string? Sample { get; set; }

    public required long Count { get; set; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; set; }
}

internal sealed class ShapeRowConfiguration : IEntityTypeConfiguration<ShapeRow>
{
    public void Configure(EntityTypeBuilder<ShapeRow> builder)
    {
        builder.ToTable("Shapes");
        builder.HasKey(row => new { row.Api, row.Version, row.Day, row.Operation, row.Caller, row.Kind, row.Status, row.Name });
        builder.HasIndex(row => row.Day);
        builder.Property(row => row.Api).HasMaxLength(64);
        builder.Property(row => row.Version).HasMaxLength(32);
        builder.Property(row => row.Operation).HasMaxLength(ShapeLimits.LongestOperation);
        builder.Property(row => row.Caller).HasMaxLength(64);
        builder.Property(row => row.Name).HasMaxLength(ShapeLimits.LongestName);
        builder.Property(row => row.Types).HasMaxLength(80);
        builder.Property(row => row.Sample).HasMaxLength(64);
        builder.HasIndex(row => new { row.Documented, row.Day });
    }
}
