using Portal.Api.Access;
using Portal.Api.Contracts.Conformance;

namespace Portal.Api.Gateway.Checks;

/// <summary>What callers are told where a contract is enforced.</summary>
internal static class ContractRefusals
{
    /// <summary>400, or 415 where nothing but the media type of the body is wrong (RFC 9110, 15.5.1 and 15.5.16).</summary>
    public static AccessRefusal Request(string contract, ContractFindings findings) => new(
        findings.Violations is [{ Name: "Content-Type", Rule: "content" }] ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status400BadRequest,
        "contract_request",
        "The request differs from the contract",
        Detail(findings),
        $"Send the call as {contract} writes it. Each of the violations names its place in the call and in the contract.")
    {
        Violations = findings.Violations,
    };

    public static AccessRefusal Answer(string contract, ContractFindings findings) => new(
        StatusCodes.Status502BadGateway,
        "contract_response",
        "The answer differs from the contract",
        $"The service answered, and not as {contract} promises, so its answer was held back. {Detail(findings)}",
        "Nothing you sent is wrong. Tell us the request id, or send the call again later.")
    {
        Violations = findings.Violations,
    };

    private static string Detail(ContractFindings findings) => findings.Violations switch
    {
        [var one] => one.Detail,
        [var first, ..] => $"{first.Detail} And {findings.Violations.Count - 1} more.",
        _ => "",
    };
}
