using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Catalog.Guides;

/// <summary>A guide as it was last published, so that processes without the folder have it too. It goes when its file goes.</summary>
internal sealed class PublishedGuide
{
    public required Guid Id { get; init; }

    public required Guid ApiId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    /// <summary>Guides are shown by this, then by title.</summary>
    public required int Position { get; set; }

    public required Audience Audience { get; set; }

    /// <summary>Links to other guides and pictures are resolved already.</summary>
    public required string Markdown { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public GuideDefinition ToDefinition() => new(Slug, Title, Summary, Position, Audience, Markdown);
}

internal sealed class PublishedGuideConfiguration : IEntityTypeConfiguration<PublishedGuide>
{
    public void Configure(EntityTypeBuilder<PublishedGuide> builder)
    {
        builder.ToTable("PublishedGuides");
        builder.Property(guide => guide.Slug).HasMaxLength(64);
        builder.HasIndex(guide => new { guide.ApiId, guide.Slug }).IsUnique();
        builder.Property(guide => guide.Title).HasMaxLength(120);
        builder.Property(guide => guide.Summary).HasMaxLength(400);
        builder.Property(guide => guide.Audience).HasConversion<string>().HasMaxLength(16);
        builder.HasOne<PublishedApi>().WithMany().HasForeignKey(guide => guide.ApiId);
    }
}
