namespace Portal.Ui;

/// <summary>A step that is done or not; where it is not, <see cref="Href"/> leads to it.</summary>
public sealed record ChecklistItem(string Title, bool Done, string? Text = null, string? Href = null);
