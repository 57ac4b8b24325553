using Portal.Api.Access;
using Portal.Api.Contracts.Conformance;

namespace Portal.Api.Gateway.Checks;

/// <summary>What callers are told where a contract is enforced.</summary>
internal static class ContractRefusals
{
    /// <summary>
    /// 400, or, where nothing else is wrong, 415 for the media type or the coding of the body and 413 for a body that is too large to be looked
    /// into (RFC 9110, 15.5.1, 15.5.16 and 15.5.14).
    /// </summary>
    public static AccessRefusal Request(string contract, ContractFindings findings)
    {
        var (status, remedy) = findings.Violations switch
        {
            [{ Name: "Content-Type", Rule: "content" }] => (StatusCodes.Status415UnsupportedMediaType, AsWritten(contract)),
            [{ Rule: UnseenBodies.Coding }] => (StatusCodes.Status415UnsupportedMediaType, "Send the body as it is, or whole and packed as gzip, deflate or br, and name that one coding in Content-Encoding."),
            [{ Rule: UnseenBodies.Size }] => (StatusCodes.Status413PayloadTooLarge, "Send less in one call. Where larger bodies are meant, who runs the gateway sets Gateway:CheckedBodyBytes."),
            _ => (StatusCodes.Status400BadRequest, AsWritten(contract)),
        };
        return new AccessRefusal(status, "contract_request", "The request differs from the contract", Detail(findings), remedy) { Violations = findings.Violations };
    }

    public static AccessRefusal Answer(string contract, ContractFindings findings) => new(
        StatusCodes.Status502BadGateway,
        "contract_response",
        "The answer differs from the contract",
        $"The service answered, and not as {contract} promises, so its answer was held back. {Detail(findings)}",
        "Nothing you sent is wrong. Tell us the request id, or send the call again later.")
    {
        Violations = findings.Violations,
    };

    private static string AsWritten(string contract) => $"Send the call as {contract} writes it. Each of the violations names its place in the call and in the contract.";

    private static string Detail(ContractFindings findings) => findings.Violations switch
    {
        [var one] => one.Detail,
        [var first, ..] => $"{first.Detail} And {findings.Violations.Count - 1} more.",
        _ => "",
    };
}
