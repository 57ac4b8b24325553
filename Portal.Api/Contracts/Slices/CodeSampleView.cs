using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>A sample that the contract's author wrote: <c>x-codeSamples</c>.</summary>
public sealed record CodeSampleView(string Language, string Title, string Code)
{
    internal static IReadOnlyList<CodeSampleView> Of(ContractNode operation) =>
    [
        .. (operation.Get("x-codeSamples") ?? operation.Get("x-code-samples")).Items()
            .Where(sample => sample.Text("source") is not null)
            .Select(sample => new CodeSampleView(sample.Text("lang") ?? "", sample.Text("label") ?? sample.Text("lang") ?? "Sample", sample.Text("source")!))
            .DistinctBy(sample => sample.Title).Take(20),
    ];
}
