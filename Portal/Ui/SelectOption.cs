namespace Portal.Ui;

/// <summary>One of the choices of a <see cref="Select"/>.</summary>
public sealed record SelectOption(string Value, string Text);
