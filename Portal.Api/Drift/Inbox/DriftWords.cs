using System.Globalization;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Inbox;

/// <summary>A finding in words and as a redacted sample.</summary>
internal static class DriftWords
{
    /// <summary>In a few words, such as <c>Field quotes[].surprise in answers 200</c>.</summary>
    public static string Of(DriftPart part) => part.What switch
    {
        DriftKind.Operation => part.Operation == ShapeLimits.Others ? "Other operations" : "Operation",
        DriftKind.Status => $"Status {part.Status}",
        DriftKind.Parameter => $"{Place(part)} parameter {Name(part.Name)}",
        DriftKind.MediaType => $"Media type {part.Name} in {Side(part)}",
        DriftKind.Value => $"Value {Name(part.Value!)} of {FieldPath.Plain(part.Field)} in {Side(part)}",
        _ => $"Field {Name(FieldPath.Plain(part.Name))} in {Side(part)}",
    };

    /// <summary>What it looked like: names and types, and never a value.</summary>
    public static string? Sample(DriftFinding finding) => finding.Part is { IsNameless: true } or { Side: DriftSide.NeverSeen } ? null : finding.Part.Kind switch
    {
        ShapeKind.Operation => $"{finding.Part.Operation}\n{string.Join(", ", finding.Statuses.Select(status => status.ToString(CultureInfo.InvariantCulture)))}",
        ShapeKind.Query => $"?{finding.Part.Name}={finding.Shape.Skeleton()}",
        ShapeKind.Header => $"{finding.Part.Name}: …",
        ShapeKind.Cookie => $"Cookie: {finding.Part.Name}=…",
        ShapeKind.Status or ShapeKind.ResponseType => Answer(finding),
        ShapeKind.RequestType => $"Content-Type: {finding.Part.Name}",
        ShapeKind.QueryValue => $"?{finding.Part.Name}",
        ShapeKind.RequestValue or ShapeKind.ResponseValue => Around(finding.Part.Field, $"\"{finding.Part.Value}\""),
        _ => Body(finding),
    };

    private static string Answer(DriftFinding finding)
    {
        var types = finding.Part.Kind is ShapeKind.Status ? finding.MediaTypes : [finding.Part.Name];
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP {finding.Part.Status}") + string.Concat(types.Select(type => $"\nContent-Type: {type}"));
        return finding.Shape.Types.Count == 0 ? head : $"{head}\n\n{finding.Shape.Skeleton()}";
    }

    private static string Body(DriftFinding finding) => Around(finding.Part.Name, finding.Shape.Skeleton());

    /// <summary>The JSON that leads to it.</summary>
    private static string Around(string path, string inner)
    {
        var steps = FieldPath.Steps(path);
        var (open, close) = ("", "");
        for (var at = 0; at < steps.Count; at++)
        {
            (open, close) = steps[at] is FieldPath.Items ? (open + "[", "]" + close) : ($"{open}{{ \"{steps[at]}\": ", " }" + close);
        }
        return open + inner + close;
    }

    private static string Name(string name) => name switch
    {
        SafeNames.Any => "of a name that is not kept",
        ShapeLimits.Others => "of further names",
        _ => name,
    };

    private static string Place(DriftPart part) => part.Where switch { DriftPlace.Header => "Header", DriftPlace.Cookie => "Cookie", _ => "Query" };

    private static string Side(DriftPart part) => part.Where switch
    {
        DriftPlace.Query => "the query",
        DriftPlace.Request => "requests",
        _ => string.Create(CultureInfo.InvariantCulture, $"answers {part.Status}"),
    };
}
