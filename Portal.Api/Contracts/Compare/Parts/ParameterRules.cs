namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Parameters: which there are, which must be sent, and how they are written.</summary>
internal static class ParameterRules
{
    public static void Compare(Scope scope, OperationSpot before, OperationSpot after)
    {
        var (namesBefore, namesAfter) = (PathTemplate.Names(before.Path), PathTemplate.Names(after.Path));
        // Where the path itself changed, its parameters go by name.
        var byPlace = PathTemplate.Signature(before.Path) == PathTemplate.Signature(after.Path);
        var old = ByKey(ParameterSpot.Of(before), byPlace ? namesBefore : []);
        var young = ByKey(ParameterSpot.Of(after), byPlace ? namesAfter : []);
        foreach (var (key, parameter) in old)
        {
            if (!young.ContainsKey(key))
            {
                Removed(At(scope, parameter), parameter);
            }
        }
        foreach (var (key, parameter) in young)
        {
            if (old.TryGetValue(key, out var was))
            {
                if (was.Name != parameter.Name && parameter.In is "path")
                {
                    Report(At(scope, parameter), "request-path-parameter-renamed", was.Node, parameter.Node, $"The path parameter {ValueText.Quote(was.Name)} is called {ValueText.Quote(parameter.Name)} now.");
                }
                OneParameterRules.Compare(At(scope, parameter), was, parameter);
            }
            else
            {
                Added(At(scope, parameter), parameter);
            }
        }
    }

    public static void Report(Scope scope, string rule, Spot? before, Spot? after, string message) =>
        scope.Report(rule, before, after, message, scope.IsReversed ? ChangeDirection.Response : ChangeDirection.Request, scope.IsReversed ? Reversed(rule) : null);

    /// <summary>Where the provider calls, it is he who sends more or less.</summary>
    private static ChangeClass? Reversed(string rule) => rule switch
    {
        "request-parameter-became-required" => ChangeClass.Safe,
        "request-parameter-became-optional" => ChangeClass.Breaking,
        _ when rule.StartsWith("new-", StringComparison.Ordinal) => ChangeClass.Safe,
        _ => null,
    };

    private static void Added(Scope scope, ParameterSpot parameter)
    {
        var rule = parameter switch
        {
            { In: "path" } => "new-request-path-parameter",
            { IsShared: true, IsRequired: true } => "new-required-request-default-parameter-to-existing-path",
            { IsShared: true } => "new-optional-request-default-parameter-to-existing-path",
            { IsRequired: true } => "new-required-request-parameter",
            _ => "new-optional-request-parameter",
        };
        Report(scope, rule, null, parameter.Node, $"The {parameter.In} parameter {ValueText.Quote(parameter.Name)} was added{(parameter.IsRequired ? " and must be sent" : "")}.");
    }

    private static void Removed(Scope scope, ParameterSpot parameter)
    {
        var sunset = parameter.Node.Get("x-sunset");
        var start = $"The {parameter.In} parameter {ValueText.Quote(parameter.Name)} was removed";
        if (!parameter.Node.Flag("deprecated"))
        {
            Report(scope, "request-parameter-removed", parameter.Node, null, $"{start}.");
        }
        else if (sunset is not null && Lifecycle.Date(sunset) is null)
        {
            Report(scope, "request-parameter-sunset-parse", parameter.Node, null, $"{start}, and {ValueText.Quote(sunset.Node)} is no date to end at (`x-sunset`).");
        }
        else if (sunset is not null && Lifecycle.Date(sunset) > scope.Comparison.Today)
        {
            Report(scope, "request-parameter-removed-before-sunset", parameter.Node, null, $"{start} before its announced end, {ValueText.Quote(sunset.Node)}.");
        }
        else
        {
            Report(scope, "request-parameter-removed-with-deprecation", parameter.Node, null, $"{start}; it was deprecated.");
        }
    }

    private static Scope At(Scope scope, ParameterSpot parameter) =>
        scope with { Place = scope.Place with { ParameterIn = parameter.In, Parameter = parameter.Name } };

    private static OrderedDictionary<string, ParameterSpot> ByKey(IReadOnlyList<ParameterSpot> parameters, IReadOnlyList<string> inPath)
    {
        var byKey = new OrderedDictionary<string, ParameterSpot>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            byKey.TryAdd(parameter.Key(inPath), parameter);
        }
        return byKey;
    }
}
