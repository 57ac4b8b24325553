using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Portal.Home;

/// <summary>A call and its answer, both from the contract.</summary>
public sealed record HomeSample(RequestModel Request, string? Answer)
{
    private const int LongestAnswer = 1_500;

    public static HomeSample Of(OperationView operation, string baseUrl, SampleCredential? credential)
    {
        var answers = operation.Responses.FirstOrDefault(response => response.Status == "200") is { Contents: [var first, ..] } ? first.Examples : [];
        return new HomeSample(
            RequestBuilder.Build(operation, baseUrl, RequestInput.Example(operation), credential),
            answers.Select(example => example.Text).FirstOrDefault(text => text.Contains("Rome", StringComparison.Ordinal) && text.Length <= LongestAnswer)
                ?? (answers is [var any, ..] ? any.Text : null));
    }
}
