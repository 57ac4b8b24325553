using System.Diagnostics.CodeAnalysis;

namespace Portal.Api.Contracts;

/// <summary>A document, or the problems that keep it from being one. Problems that are no errors come with the document.</summary>
public sealed record ContractReadResult(ContractDocument? Document, IReadOnlyList<ContractProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Document))]
    public bool IsReadable => Document is not null;
}
