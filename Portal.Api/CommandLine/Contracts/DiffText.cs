using System.Globalization;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts.Compare;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>Changes for people: by operation, worst first.</summary>
internal static class DiffText
{
    public static void Write(ComparisonReport report, Terminal terminal)
    {
        foreach (var operation in report.Changes.GroupBy(change => change.Place is { Method: { } method, Path: { } path } ? $"{method} {path}" : "The whole document"))
        {
            terminal.Out.WriteLine(terminal.Paint(operation.Key, Paint.Bold));
            foreach (var change in operation.OrderBy(change => change.Class))
            {
                terminal.Out.WriteLine($"  {Class(change.Class, terminal)} {change.Message} {terminal.Paint($"{change.Rule} {change.AfterPointer ?? change.BeforePointer}", Paint.Faint)}");
            }
        }
        terminal.Out.WriteLine(report.Changes.Count == 0
            ? "Nothing changed."
            : string.Create(CultureInfo.InvariantCulture, $"{report.Count(ChangeClass.Breaking)} breaking, {report.Count(ChangeClass.Risky)} risky, {report.Count(ChangeClass.Safe)} safe, {report.Count(ChangeClass.Documentation)} of documentation{(report.Omitted > 0 ? $", {report.Omitted} more" : "")}"));
    }

    private static string Class(ChangeClass change, Terminal terminal) => change switch
    {
        ChangeClass.Breaking => terminal.Paint("breaking", Paint.Red),
        ChangeClass.Risky => terminal.Paint("risky", Paint.Yellow),
        ChangeClass.Safe => terminal.Paint("safe", Paint.Green),
        _ => terminal.Paint("documentation", Paint.Cyan),
    };
}
