using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Portal.Reference;

/// <summary>Which sample a reader is shown: one of ours by its language, or one that the contract's author wrote.</summary>
internal static class SampleChoice
{
    /// <summary>What was chosen last is remembered, for the console too.</summary>
    public const string Cookie = "tabs-language";

    private const string WrittenPrefix = "written-";

    public static string Written(int index) => $"{WrittenPrefix}{index}";

    /// <summary>Where nothing is asked for: what was chosen last, else the author's first, else cURL.</summary>
    public static string For(string? asked, string? remembered, OperationView operation)
    {
        foreach (var wanted in new[] { asked, remembered }.OfType<string>())
        {
            if (SampleLanguage.All.Any(language => language.Id == wanted) || Index(wanted) is { } index && index < operation.CodeSamples.Count)
            {
                return wanted;
            }
        }
        return operation.CodeSamples.Count > 0 ? Written(0) : SampleLanguage.All[0].Id;
    }

    public static (string Code, string? Language, string Title) Of(string chosen, RequestModel request, IReadOnlyList<CodeSampleView> written)
    {
        if (Index(chosen) is { } index && index < written.Count)
        {
            return (written[index].Code, Highlighted(written[index].Language), written[index].Title);
        }
        var language = SampleLanguage.All.FirstOrDefault(language => language.Id == chosen) ?? SampleLanguage.All[0];
        return (language.Write(request), language.Colours, language.Title);
    }

    private static int? Index(string chosen) =>
        chosen.StartsWith(WrittenPrefix, StringComparison.Ordinal) && int.TryParse(chosen.AsSpan(WrittenPrefix.Length), out var index) && index >= 0 ? index : null;

    /// <summary>Authors name languages as they like.</summary>
    private static string? Highlighted(string language) => language.ToLowerInvariant() switch
    {
        "c#" => "csharp",
        "js" or "node" or "node.js" => "javascript",
        "ts" => "typescript",
        var other => other,
    };
}
