using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Gateway.Conformance;

/// <summary>One rule of a contract, and how often an operation's calls of an hour broke it.</summary>
internal sealed class ConformanceFinding
{
    public const int LongestPointer = 400;

    public const int LongestDetail = 400;

    public required DateTimeOffset Hour { get; init; }

    public required string Api { get; init; }

    public required string Version { get; init; }

    public required string Operation { get; init; }

    /// <summary>True: answers broke it; false: requests.</summary>
    public required bool OfAnswers { get; init; }

    public required string Pointer { get; init; }

    public required long Count { get; set; }

    public required string Rule { get; set; }

    /// <summary>What was found the last time, in a call that can be looked at.</summary>
    public required string Detail { get; set; }

    public required string RequestId { get; set; }

    public required DateTimeOffset At { get; set; }
}

internal sealed class ConformanceFindingConfiguration : IEntityTypeConfiguration<ConformanceFinding>
{
    public void Configure(EntityTypeBuilder<ConformanceFinding> builder)
    {
        builder.ToTable("ConformanceFindings");
        builder.HasKey(row => new { row.Hour, row.Api, row.Version, row.Operation, row.OfAnswers, row.Pointer });
        builder.HasIndex(row => new { row.Api, row.Hour });
        builder.Property(row => row.Api).HasMaxLength(64);
        builder.Property(row => row.Version).HasMaxLength(64);
        builder.Property(row => row.Operation).HasMaxLength(200);
        builder.Property(row => row.Pointer).HasMaxLength(ConformanceFinding.LongestPointer);
        builder.Property(row => row.Rule).HasMaxLength(64);
        builder.Property(row => row.Detail).HasMaxLength(ConformanceFinding.LongestDetail);
        builder.Property(row => row.RequestId).HasMaxLength(64);
    }
}
