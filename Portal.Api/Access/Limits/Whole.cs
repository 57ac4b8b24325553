namespace Portal.Api.Access.Limits;

/// <summary>Sums and products of what is not negative, that stop at the largest number instead of beginning anew below zero.</summary>
internal static class Whole
{
    public static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    public static long Times(long left, long right) => right != 0 && left > long.MaxValue / right ? long.MaxValue : left * right;
}
