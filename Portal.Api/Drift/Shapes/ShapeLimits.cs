namespace Portal.Api.Drift.Shapes;

/// <summary>What keeps strangers' names from filling the database.</summary>
internal static class ShapeLimits
{
    /// <summary>What is counted together once an API's version had its share of new names for the day.</summary>
    public const string Others = "(others)";

    /// <summary>A body of which not everything was seen.</summary>
    public const string Cut = "cut";

    /// <summary>Rows a day that a version of an API may have of what its contract does not know.</summary>
    public const int UndocumentedADay = 500;

    /// <summary>Of these, of one kind at one operation.</summary>
    public const int UndocumentedOfAKind = 50;

    /// <summary>Of these, by one caller: one that makes names up leaves room for what others show.</summary>
    public const int UndocumentedOfACaller = 20;

    /// <summary>Different things counted between two writes.</summary>
    public const int Counters = 200_000;

    public const int LongestOperation = 400;

    public const int LongestName = 200;

    /// <summary>Days that rows are kept: what is asked about is the last 30.</summary>
    public const int DaysKept = 32;
}
