using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.DataPlanes.ServiceManagement.Reports;

/// <summary>An error that had a report of usage rejected whole. Who sent it was told only that it came in.</summary>
internal sealed class RejectedReport
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Api { get; init; }

    /// <summary>How many transactions the report had.</summary>
    public required int Transactions { get; init; }

    /// <summary>Place of the wrong one, from 0.</summary>
    public required int Transaction { get; init; }

    public required string Code { get; init; }

    /// <summary>Without credentials.</summary>
    public required string Detail { get; init; }
}

internal sealed class RejectedReportConfiguration : IEntityTypeConfiguration<RejectedReport>
{
    public void Configure(EntityTypeBuilder<RejectedReport> builder)
    {
        builder.ToTable("RejectedReports");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Api).HasMaxLength(64);
        builder.Property(row => row.Code).HasMaxLength(64);
        builder.Property(row => row.Detail).HasMaxLength(400);
        builder.HasIndex(row => row.At);
    }
}
