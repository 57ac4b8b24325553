using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Contracts.Reading;

/// <summary>Reads large documents on machines that are busy with other tests, where the time that a publisher is given may not do.</summary>
internal static class PatientReader
{
    private static readonly NodeBudget Budget = NodeBudget.Default with { Time = TimeSpan.FromMinutes(10) };

    public static ContractReadResult Read(ReadOnlyMemory<byte> bytes) => ContractReader.Read(bytes, null, Budget);
}
