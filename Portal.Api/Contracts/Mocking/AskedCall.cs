using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Mocking;

/// <summary>What a caller asks of a mock.</summary>
/// <param name="Target">The address, of which a seed is made where none is preferred.</param>
/// <param name="Body">Null: there is none, or its values cannot be told.</param>
internal sealed record AskedCall(string Target, IReadOnlyList<SentValue> Values, string? BodyType, ContractNode? Body)
{
    public string? TextOf(string place, string name) => Values.FirstOrDefault(value => value.In == place && value.Name == name)?.Text;
}
