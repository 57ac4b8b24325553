namespace Portal.Tests.Conventions;

internal static class Offenders
{
    /// <summary>Fails with the list of those that break the rule.</summary>
    public static void None<T>(IEnumerable<T> offenders)
    {
        var list = string.Join(Environment.NewLine, offenders);
        Assert.True(list.Length == 0, list);
    }
}
