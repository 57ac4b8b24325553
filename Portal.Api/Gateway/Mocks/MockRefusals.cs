using Portal.Api.Access;
using Portal.Api.Contracts.Mocking;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Gateway.Mocks;

internal static class MockRefusals
{
    public static readonly AccessRefusal NoContract = new(
        501, "mock_unavailable", "No mock", "The contract of this operation cannot be read here, so nothing can be answered in the service's place.", "Leave out the header X-Environment, or tell us the request id.");

    public static AccessRefusal NoEnvironment(ApiAccess api, string words, bool isNeverMocked) => new(
        400,
        "environment_unknown",
        "No such environment",
        $"The header {MockGate.Header} says '{Shorten.Text(words)}', and {api.Slug} answers in {(isNeverMocked ? "live alone" : "live and mock")}. The call went nowhere.",
        $"Send {MockGate.Header}: {(isNeverMocked ? "live" : "mock, or live")}, or leave the header out for a live call.");

    /// <summary>A status that no contract promises, so that nobody takes it for the answer that was preferred.</summary>
    public static AccessRefusal Missing(OperationView operation, string what, IReadOnlyList<string> there) => new(
        406,
        "mock_answer_missing",
        "No such answer",
        $"The header Prefer asks for {what}, which the contract of {operation.Summary.Id} does not have.",
        there.Count == 0 ? "Leave the preference out." : $"Prefer one of {string.Join(", ", there)}, or leave it out.");

    public static AccessRefusal NotAcceptable(OperationView operation, MockPreferences wanted, IEnumerable<string> types) => new(
        406,
        "mock_not_acceptable",
        "Not acceptable",
        $"The contract has no answer{(wanted.Code is { } code ? $" {code}" : "")} of {operation.Summary.Id} in a media type that the Accept header names.",
        $"Accept one of {string.Join(", ", types)}, or any by */*.");
}
