namespace Portal.Api.Drift.Proposals;

/// <summary>Text to put in at a place. Of several at the same place, what is indented deeper comes first.</summary>
internal readonly record struct TextInsert(int Index, int Column, string Text);
