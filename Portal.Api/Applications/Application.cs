using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Applications.Credentials;
using Portal.Api.Applications.Subscriptions;

namespace Portal.Api.Applications;

/// <summary>Something of a partner's that calls APIs: what keys are issued to and usage is counted by.</summary>
internal sealed class Application
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Subscription> Subscriptions { get; } = [];

    public List<Credential> Credentials { get; } = [];
}

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.HasIndex(application => application.OrganizationId);
    }
}
