namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>One operation on both sides.</summary>
internal static class OperationRules
{
    public static void Compare(Scope outer, OperationSpot before, OperationSpot after)
    {
        var scope = outer with { Place = outer.IsReversed ? outer.Place : after.Place, Promised = outer.Promised && Lifecycle.IsPromised(before.Node.Text("x-stability-level")) };
        if (before.Path == after.Path && scope.Sameness.Same(before.Node, after.Node) && scope.Sameness.Same(before.Item.Get("parameters"), after.Item.Get("parameters")))
        {
            return;
        }
        CompareLifecycle(scope, before, after);
        CompareId(scope, before, after);
        ParameterRules.Compare(scope, before, after);
        RequestBodyRules.Compare(scope, before.Own("requestBody"), after.Own("requestBody"));
        ResponseRules.Compare(scope, before.Own("responses"), after.Own("responses"));
        CallbackRules.Compare(scope, before.Own("callbacks"), after.Own("callbacks"));
        SecurityRules.CompareOperation(scope, before, after);
        TagRules.CompareUsed(scope, before, after);
        ServerRules.Compare(scope, before.Node, after.Node);
        scope.Words("api-summary-changed", "summary", before.Node, after.Node, $"The summary of {after}");
        scope.Words("api-description-changed", "description", before.Node, after.Node, $"The description of {after}");
        scope.Words("api-external-docs-changed", "externalDocs", before.Node, after.Node, $"The link to more about {after}");
        ExtensionRules.Compare(scope, before.Node, after.Node, after.ToString());
    }

    private static void CompareLifecycle(Scope scope, OperationSpot before, OperationSpot after)
    {
        foreach (var (what, old, young, tail) in Lifecycle.Compare(scope.Comparison, before.Own, after.Own))
        {
            var rule = what switch
            {
                "deprecated" => "endpoint-deprecated",
                "deprecated-with-sunset" => "endpoint-deprecated-with-sunset",
                "reactivated" => "endpoint-reactivated",
                "deprecated-sunset-invalid" => "api-deprecated-sunset-parse",
                "sunset-deleted" => "sunset-deleted",
                _ => $"api-{what}",
            };
            scope.Report(rule, old, young, $"{after} {tail}");
        }
    }

    private static void CompareId(Scope scope, OperationSpot before, OperationSpot after)
    {
        if (before.Id == after.Id)
        {
            return;
        }
        var (old, young) = (before.Own("operationId"), after.Own("operationId"));
        if (old is null)
        {
            scope.Report("api-operation-id-added", null, young, $"{after} is now called {ValueText.Quote(young?.Node)} (`operationId`).");
        }
        else
        {
            scope.Report("api-operation-id-removed", old, young, young is null
                ? $"{after} has no `operationId` any more. It was {ValueText.Quote(old.Node)}."
                : $"{after} is no longer called {ValueText.Quote(old.Node)} but {ValueText.Quote(young.Node)} (`operationId`).");
        }
    }
}
