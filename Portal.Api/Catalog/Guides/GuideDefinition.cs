namespace Portal.Api.Catalog.Guides;

/// <summary>A guide as its file says it.</summary>
internal sealed record GuideDefinition(string Slug, string Title, string Summary, int Order, Audience Audience, string Markdown);
