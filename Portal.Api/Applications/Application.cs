using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.Subscriptions;
using Portal.Api.Persistence;

namespace Portal.Api.Applications;

/// <summary>Something of a partner's that calls APIs: what keys are issued to and usage is counted by.</summary>
internal sealed class Application : INewestFirst
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>What makes the name the only one of its organisation. Null in rows from before it was kept, which may share a name and stay as they are.</summary>
    public string? NameKey { get; init; }

    public required string Description { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Subscription> Subscriptions { get; } = [];

    public List<Credential> Credentials { get; } = [];

    /// <summary>Names that differ in capitals or in spaces are one name: a page shows many spaces as one.</summary>
    public static string KeyOf(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.HasIndex(application => application.OrganizationId);
        builder.HasIndex(application => new { application.OrganizationId, application.NameKey }).IsUnique();
    }
}
