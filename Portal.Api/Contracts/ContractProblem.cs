namespace Portal.Api.Contracts;

/// <summary>
/// Something wrong with a document: where (JSON pointer as <see cref="Path"/>, and line and column from 1) and what, in a sentence for its author.
/// <see cref="IsError"/> false: it can be published, and is better mended.
/// </summary>
public sealed record ContractProblem(string Path, int Line, int Column, string Message, bool IsError = true)
{
    /// <summary>The file that line and column are of, where several were uploaded together.</summary>
    public string? File { get; init; }

    public override string ToString() => $"{(File is null ? "" : $"{File}:")}{Line}:{Column} {(Path.Length == 0 ? "" : $"{Path} ")}{Message}";
}
