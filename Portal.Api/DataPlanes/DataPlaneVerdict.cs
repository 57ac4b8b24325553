using Portal.Api.Access.Calls;

namespace Portal.Api.DataPlanes;

/// <summary>What a data plane is to do with a call. Each door says it in its own words.</summary>
/// <param name="Refusal">The answer in place of the service's, of which one is none of refusal: to OPTIONS. Null: the call passes.</param>
/// <param name="Identity">Request headers for the service, over any of the same name. Empty where the call is refused.</param>
/// <param name="Answer">Headers for the caller's answer, whoever gives it.</param>
internal sealed record DataPlaneVerdict(DataPlaneCall Call, RefusalAnswer? Refusal, IHeaderDictionary Identity, IHeaderDictionary Answer);
