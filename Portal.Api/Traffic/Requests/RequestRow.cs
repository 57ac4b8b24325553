using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Traffic.Requests;

/// <summary>One of the last calls, with its ledger and hops as JSON. Numbers rise in the order of writing.</summary>
internal sealed class RequestRow
{
    public long Number { get; init; }

    public required string RequestId { get; init; }

    public required string TraceId { get; init; }

    public required string Door { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string Method { get; init; }

    public required string Target { get; init; }

    public required int Status { get; init; }

    public required long DurationMicros { get; init; }

    public required long RequestBytes { get; init; }

    public required long ResponseBytes { get; init; }

    public string? Api { get; init; }

    public string? Version { get; init; }

    public string? Operation { get; init; }

    public Guid? OrganizationId { get; init; }

    public Guid? ApplicationId { get; init; }

    public string? ApplicationName { get; init; }

    public Guid? CredentialId { get; init; }

    public required string ClientAddress { get; init; }

    public string? Source { get; init; }

    public string? RefusalCode { get; init; }

    public CallKind Kind { get; init; }

    public required string Ledger { get; init; }

    public required string Route { get; init; }
}

internal sealed class RequestRowConfiguration : IEntityTypeConfiguration<RequestRow>
{
    public void Configure(EntityTypeBuilder<RequestRow> builder)
    {
        builder.ToTable("Requests");
        builder.HasKey(row => row.Number);
        builder.HasIndex(row => row.RequestId);
        builder.HasIndex(row => new { row.Door, row.Number });
        builder.HasIndex(row => row.StartedAt);
        builder.HasIndex(row => new { row.OrganizationId, row.StartedAt });
        builder.HasIndex(row => new { row.ApplicationId, row.StartedAt });
    }
}
