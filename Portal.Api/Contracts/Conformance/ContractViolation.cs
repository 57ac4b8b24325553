namespace Portal.Api.Contracts.Conformance;

/// <summary>
/// One thing in which a call differs from its contract. <see cref="Pointer"/> leads into the contract, read as OpenAPI 3, as a URI fragment (RFC 6901, section 6).
/// <see cref="In"/> and <see cref="Name"/> say what part of the call: path, query, header, cookie, body, status. <see cref="Instance"/> is a JSON pointer
/// into its value, empty for all of it; <see cref="Rule"/> is the keyword that is broken.
/// </summary>
public sealed record ContractViolation(string Pointer, string In, string Name, string Instance, string Rule, string Detail);
