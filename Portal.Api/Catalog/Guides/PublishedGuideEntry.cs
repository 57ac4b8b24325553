namespace Portal.Api.Catalog.Guides;

/// <summary>A guide as it is kept in memory with its API.</summary>
internal sealed record PublishedGuideEntry(string Slug, string Title, string Summary, Audience Audience, DateTimeOffset ChangedAt, string Markdown);
