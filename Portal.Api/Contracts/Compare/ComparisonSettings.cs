namespace Portal.Api.Contracts.Compare;

/// <summary>How strictly to judge.</summary>
public sealed record ComparisonSettings
{
    public static ComparisonSettings Default { get; } = new();

    /// <summary>Classes to give instead of a rule's own, by rule id.</summary>
    public IReadOnlyDictionary<string, ChangeClass> Classes { get; init; } = new Dictionary<string, ChangeClass>(StringComparer.Ordinal);

    /// <summary>Days that must lie between the announcement of an end (<c>deprecated</c> with <c>x-sunset</c>) and the end; 0 asks for no date.</summary>
    public int MinimumSunsetDays { get; init; }

    /// <summary>The same for what is marked <c>x-stability-level: beta</c>. Alpha and draft may end at any time.</summary>
    public int MinimumSunsetDaysOfBeta { get; init; }

    /// <summary>Changes to report; more are only counted.</summary>
    public int Most { get; init; } = 10_000;

    /// <summary>Tells what day it is, for dates of sunset.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
