using System.Globalization;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts.Compare;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>Changes for people: what touches shared schemas once, the rest by operation, worst first.</summary>
internal static class DiffText
{
    public static void Write(ComparisonReport report, Terminal terminal)
    {
        foreach (var place in report.Groups().GroupBy(Heading))
        {
            terminal.Out.WriteLine(terminal.Paint(place.Key, Paint.Bold));
            foreach (var group in place.OrderBy(group => group.First.Class))
            {
                var change = group.First;
                terminal.Out.WriteLine($"  {Class(change.Class, terminal)} {group.Message}{Operations(group)} {terminal.Paint($"{change.Rule} {change.AfterPointer ?? change.BeforePointer}", Paint.Faint)}");
            }
        }
        terminal.Out.WriteLine(report.Changes.Count == 0
            ? "Nothing changed."
            : string.Create(CultureInfo.InvariantCulture, $"{report.Count(ChangeClass.Breaking)} breaking, {report.Count(ChangeClass.Risky)} risky, {report.Count(ChangeClass.Safe)} safe, {report.Count(ChangeClass.Documentation)} of documentation{(report.Omitted > 0 ? $", {report.Omitted} more" : "")}"));
    }

    private static string Heading(ChangeGroup group) => group switch
    {
        { Component: not null } => "Shared schemas",
        { First.Place: { Method: { } method, Path: { } path } } => $"{method} {path}",
        _ => "The whole document",
    };

    /// <summary>The first few by name: nobody reads three hundred.</summary>
    private static string Operations(ChangeGroup group)
    {
        const int named = 3;
        if (group.Component is null)
        {
            return "";
        }
        var operations = group.Operations;
        var first = string.Join(", ", operations.Take(named).Select(place => $"{place.Method} {place.Path}"));
        return operations.Count switch
        {
            0 => "",
            <= named => $" It concerns {first}.",
            _ => string.Create(CultureInfo.InvariantCulture, $" It concerns {operations.Count} operations: {first} and {operations.Count - named} more."),
        };
    }

    private static string Class(ChangeClass change, Terminal terminal) => change switch
    {
        ChangeClass.Breaking => terminal.Paint("breaking", Paint.Red),
        ChangeClass.Risky => terminal.Paint("risky", Paint.Yellow),
        ChangeClass.Safe => terminal.Paint("safe", Paint.Green),
        _ => terminal.Paint("documentation", Paint.Cyan),
    };
}
