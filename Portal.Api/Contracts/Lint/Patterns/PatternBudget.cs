namespace Portal.Api.Contracts.Lint.Patterns;

/// <summary>The work that judging patterns may take in one run. What is left when it is used up is not judged.</summary>
internal sealed class PatternBudget
{
    /// <summary>Under a second; the patterns of the largest documents known take a hundredth.</summary>
    private long _left = 20_000_000;

    public bool Take(int work) => (_left -= work + 1) >= 0;
}
