using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Edge;

namespace Portal.Api.Catalog;

/// <summary>An API and what its definition says of it. It stays when the definition goes (<see cref="Listed"/>): subscriptions and records name it.</summary>
internal sealed class PublishedApi
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public required string Owner { get; set; }

    public required string Domain { get; set; }

    public required Audience Audience { get; set; }

    public required List<string> Tags { get; set; }

    public required bool ThroughGateway { get; set; }

    /// <summary><c>problem</c> or <c>3scale</c>.</summary>
    public required string ErrorStyle { get; set; }

    /// <summary>Null: the mesh knows where it is.</summary>
    public string? Upstream { get; set; }

    public AcceptedCredentials Credentials { get; set; } = AcceptedCredentials.Usual;

    public required bool Listed { get; set; }

    public EdgeSettings Edge { get; set; } = EdgeSettings.None;

    public List<PublishedVersion> Versions { get; init; } = [];
}

internal sealed class PublishedApiConfiguration : IEntityTypeConfiguration<PublishedApi>
{
    public void Configure(EntityTypeBuilder<PublishedApi> builder)
    {
        builder.ToTable("PublishedApis");
        builder.Property(api => api.Slug).HasMaxLength(64);
        builder.HasIndex(api => api.Slug).IsUnique();
        builder.Property(api => api.Title).HasMaxLength(120);
        builder.Property(api => api.Summary).HasMaxLength(400);
        builder.Property(api => api.Owner).HasMaxLength(120);
        builder.Property(api => api.Domain).HasMaxLength(64);
        builder.Property(api => api.Audience).HasConversion<string>().HasMaxLength(16);
        builder.Property(api => api.ErrorStyle).HasMaxLength(16);
        builder.Property(api => api.Upstream).HasMaxLength(500);
        builder.Property(api => api.Credentials).HasConversion(credentials => credentials.Text, text => AcceptedCredentials.Parse(text)).HasMaxLength(4000);
        builder.Property(api => api.Edge).HasConversion(edge => edge.ToJson(), text => EdgeSettings.Read(text)).HasDefaultValueSql("'{}'");
        builder.HasMany(api => api.Versions).WithOne().HasForeignKey(version => version.ApiId);
    }
}
