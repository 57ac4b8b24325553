namespace Portal.Api.Contracts.Mocking;

/// <summary>What came of asking a mock.</summary>
internal abstract record MockOutcome
{
    private MockOutcome()
    {
    }

    public sealed record Made(MockAnswer Answer) : MockOutcome;

    /// <summary>The contract has nothing that the caller accepts, but <paramref name="Types"/>.</summary>
    public sealed record NotAccepted(IReadOnlyList<string> Types) : MockOutcome;

    /// <summary>The contract has not <paramref name="What"/> was preferred, but <paramref name="There"/>.</summary>
    public sealed record Missing(string What, IReadOnlyList<string> There) : MockOutcome;
}
