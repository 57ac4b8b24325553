namespace Portal.Api.Contracts.Compare;

/// <summary>
/// One difference between two versions of a contract. <see cref="Rule"/> is stable and may be used in settings; the pointers (RFC 6901) name
/// where it stands in each document, null on the side that has nothing there; <see cref="Message"/> is a sentence for the reader.
/// </summary>
public sealed record ContractChange(
    string Rule,
    ChangeClass Class,
    ChangeDirection Direction,
    ChangePlace Place,
    string? BeforePointer,
    string? AfterPointer,
    string Message)
{
    /// <summary>The file that the older pointer is of, where several were uploaded together.</summary>
    public string? BeforeFile { get; init; }

    /// <summary>The file that the newer pointer is of, where several were uploaded together.</summary>
    public string? AfterFile { get; init; }

    /// <summary>The older pointer into the document as it is shown, where its author wrote it elsewhere.</summary>
    internal string? BeforeInside { get; init; }

    /// <summary>The newer pointer into the document as it is shown, where its author wrote it elsewhere.</summary>
    internal string? AfterInside { get; init; }

    /// <summary>The edit of a schema of the components that makes this change, where one does.</summary>
    internal SharedEdit? Shared { get; init; }
}
