using System.Diagnostics.CodeAnalysis;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>
/// What Microsoft.OpenApi's typed reader says of a document that ours took: a second opinion for its author, never a reason to
/// refuse, since that reader passes some broken documents and stumbles over some good ones.
/// </summary>
internal static class LibraryOpinion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Its cost grows faster than the document; above this many values it is not asked.</summary>
    private const long MostValues = 50_000;

    public static async Task<IReadOnlyList<string>> AskAsync(ContractDocument document, CancellationToken cancellationToken)
    {
        if (document.Root.Weight > MostValues)
        {
            return [];
        }
        try
        {
            return await Task.Run(() => Read(document), cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            return ["Microsoft.OpenApi does not come to an end with it within 5 seconds."];
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The library throws uncaught exceptions of many kinds at documents it does not expect; any of them is its opinion.")]
    private static IReadOnlyList<string> Read(ContractDocument document)
    {
        try
        {
            var read = new OpenApiJsonReader().Read(NodeJson.ToJsonNode(document.Root)!, new Uri("https://contract.invalid/"), new OpenApiReaderSettings());
            return [.. (read.Diagnostic?.Errors ?? []).Select(error => $"{error.Pointer} {Shorten.Text(error.Message, 200)}")];
        }
        catch (Exception)
        {
            return ["Microsoft.OpenApi cannot read it; tools built on that library may stumble too."];
        }
    }
}
