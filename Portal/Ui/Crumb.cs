namespace Portal.Ui;

/// <summary>A step on the way to a page; the page itself has no address here.</summary>
public sealed record Crumb(string Title, string? Href = null);
