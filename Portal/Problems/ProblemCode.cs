namespace Portal.Problems;

/// <summary>A stable error code: with which status it comes, what it means and what to do.</summary>
internal sealed record ProblemCode(string Code, string Status, string Title, string Meaning, string Remedy);
