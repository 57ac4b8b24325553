namespace Portal.Api.Catalog.Guides;

/// <summary>A guide to an API, in short. <see cref="Slug"/> is its name in addresses.</summary>
public sealed record GuideView(string Api, string Slug, string Title, string Summary, Audience Audience, DateTimeOffset ChangedAt);

/// <summary>A guide with its text. <see cref="Markdown"/> begins with headings of the second level; links are paths of the portal or full addresses,
/// and <c>{{gateway}}</c> and <c>{{portal}}</c> are replaced by where clients reach them.</summary>
public sealed record GuideDetailView(string Api, string Slug, string Title, string Summary, Audience Audience, DateTimeOffset ChangedAt, string Markdown);
