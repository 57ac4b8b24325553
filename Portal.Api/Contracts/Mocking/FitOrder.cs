namespace Portal.Api.Contracts.Mocking;

/// <summary>The first place that differs decides.</summary>
internal sealed class FitOrder : IComparer<int[]>
{
    public static readonly FitOrder Instance = new();

    public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);
}
