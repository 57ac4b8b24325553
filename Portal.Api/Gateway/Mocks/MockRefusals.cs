using Portal.Api.Access;
using Portal.Api.Contracts.Mocking;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Gateway.Mocks;

internal static class MockRefusals
{
    public static readonly AccessRefusal NoContract = new(
        501, "mock_unavailable", "No mock", "The contract of this operation cannot be read here, so nothing can be answered in the service's place.", "Leave out the header X-Environment, or tell us the request id.");

    public static AccessRefusal NotAcceptable(OperationView operation, MockPreferences wanted, IEnumerable<string> types) => new(
        406,
        "mock_not_acceptable",
        "Not acceptable",
        $"The contract has no answer{(wanted.Code is { } code ? $" {code}" : "")} of {operation.Summary.Id} in a media type that the Accept header names.",
        $"Accept one of {string.Join(", ", types)}, or any by */*.");
}
