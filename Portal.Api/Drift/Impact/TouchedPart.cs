using System.Text.RegularExpressions;
using Portal.Api.Contracts.Compare;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Impact;

/// <summary>What of a contract a change touches, as traffic is counted: an operation, or a parameter, a field or a status of one.</summary>
internal sealed partial record TouchedPart(string? Operation, string? Path, ShapeKind? Kind, string? Name, string? Status, string Words)
{
    /// <summary>Null: nothing that a caller could use, or nothing that asks anything of callers.</summary>
    public static TouchedPart? Of(ContractChange change)
    {
        if (change.Class is not (ChangeClass.Breaking or ChangeClass.Risky) && !IsDeprecation(change))
        {
            return null;
        }
        var place = change.Place;
        var operation = place.Method is null || place.Path is null ? null : $"{place.Method} {place.Path}";
        var whole = new TouchedPart(operation is null ? null : Bare(operation), place.Path is null ? null : Bare(place.Path), null, null, place.Status, operation ?? place.Path ?? "the API");
        if (place.Status is not null || change.Direction is ChangeDirection.Response || AsksOfAll(change))
        {
            return whole;
        }
        if (place.Parameter is { } parameter && KindOf(place.ParameterIn) is { } kind)
        {
            var name = kind is ShapeKind.Header ? parameter.ToLowerInvariant() : parameter;
            return whole with { Kind = kind, Name = name, Words = $"{place.ParameterIn} parameter {parameter} of {whole.Words}" };
        }
        return place.Field is { Length: > 0 } field
            ? whole with { Kind = ShapeKind.RequestField, Name = Trim(field), Words = $"{field} in requests of {whole.Words}" }
            : whole;
    }

    public bool Touches(ShapeRowSum row) =>
        (Operation is null || Operation == Bare(row.Operation))
        && (Path is null || Operation is not null || Bare(row.Operation[(row.Operation.IndexOf(' ', StringComparison.Ordinal) + 1)..]) == Path)
        && (Kind is null ? row.Kind is ShapeKind.Status && Answers(row.Status) : row.Kind == Kind && IsNamed(Trim(FieldPath.Plain(row.Name))));

    /// <summary>An announcement that something will go.</summary>
    public static bool IsDeprecation(ContractChange change) =>
        change.Rule.Contains("deprecat", StringComparison.Ordinal) && !change.Rule.Contains("reactivat", StringComparison.Ordinal) && !change.Rule.Contains("undeprecat", StringComparison.Ordinal);

    /// <summary>Something new that every call must now have: it touches those that do not send it yet.</summary>
    private static bool AsksOfAll(ContractChange change) => change.BeforePointer is null || change.Rule.Contains("required", StringComparison.Ordinal);

    private static ShapeKind? KindOf(string? place) => place switch
    {
        "query" => ShapeKind.Query,
        "header" => ShapeKind.Header,
        "cookie" => ShapeKind.Cookie,
        _ => null,
    };

    private bool IsNamed(string name) =>
        name == Name || (Kind is ShapeKind.RequestField && name.StartsWith(Name!, StringComparison.Ordinal) && name[Name!.Length] is '.' or '[');

    private bool Answers(int status) => Status switch
    {
        null or "default" => true,
        [var digit, 'X' or 'x', 'X' or 'x'] => status / 100 == digit - '0',
        var exact => exact == status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The body may itself be a list.</summary>
    private static string Trim(string field) => field.StartsWith("[].", StringComparison.Ordinal) ? field[3..] : field;

    /// <summary>Whatever the variables of a path are called, it is the same path.</summary>
    public static string Bare(string template) => Variables().Replace(template, "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Variables();
}

/// <summary>How often one caller used one thing.</summary>
internal sealed record ShapeRowSum(string Operation, string Caller, ShapeKind Kind, int Status, string Name, long Count, DateTimeOffset LastSeen);
