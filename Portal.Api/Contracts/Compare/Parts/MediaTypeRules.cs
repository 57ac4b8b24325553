using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>One media type of a body on both sides.</summary>
internal static class MediaTypeRules
{
    /// <param name="side">request or response, as ids begin.</param>
    public static void Compare(Scope scope, string side, string subject, string name, Spot before, Spot after, SchemaPart part)
    {
        var (old, young) = (before.Resolved(), after.Resolved());
        if (scope.Sameness.Same(old, young))
        {
            return;
        }
        var direction = SchemaRole.IsRequest(part) ? ChangeDirection.Request : ChangeDirection.Response;
        var role = new SchemaRole(part, IsText: !MediaTypeName.IsJson(name));
        Schema(scope, $"{side}-body-media-type-schema", "schema", subject, old, young, direction, role);
        Schema(scope, $"{side}-body-media-type-item-schema", "itemSchema", subject, old, young, direction, role);
        foreach (var keyword in (string[])["encoding", "prefixEncoding", "itemEncoding"])
        {
            if (!scope.Sameness.Same(old.Get(keyword), young.Get(keyword)))
            {
                scope.Report($"{side}-body-encoding-changed", old.Get(keyword), young.Get(keyword), $"{subject} has its parts written in another way (`{keyword}`).", direction);
            }
        }
        if (!scope.Sameness.Same(old.Get("example"), young.Get("example")) || !scope.Sameness.Same(old.Get("examples"), young.Get("examples")))
        {
            scope.Report($"{side}-body-example-changed", old.Get("example") ?? old.Get("examples"), young.Get("example") ?? young.Get("examples"), $"{subject} has other examples.", direction);
        }
        ExtensionRules.Compare(scope, old, young, $"the media type {ValueText.Quote(name)}");
    }

    public static void CompareSchema(Scope scope, Spot before, Spot after, SchemaRole role)
    {
        if (scope.Comparison.Graph.Compare(before, after, role) is { } pair)
        {
            SchemaReport.Write(scope, pair);
        }
    }

    private static void Schema(Scope scope, string rule, string keyword, string subject, Spot before, Spot after, ChangeDirection direction, SchemaRole role)
    {
        var (old, young) = (before.Get(keyword), after.Get(keyword));
        if (old is null && young is not null)
        {
            scope.Report($"{rule}-added", before, young, $"{subject} now has a schema to fit (`{keyword}`).", direction);
        }
        else if (old is not null && young is null)
        {
            scope.Report($"{rule}-removed", old, after, $"{subject} no longer has a schema to fit (`{keyword}`).", direction);
        }
        else if (old is not null && young is not null)
        {
            CompareSchema(scope, old, young, role);
        }
    }
}
