using Portal.Api.Contracts.Compare.Schemas;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>One parameter on both sides.</summary>
internal static class OneParameterRules
{
    public static void Compare(Scope scope, ParameterSpot before, ParameterSpot after)
    {
        if (scope.Sameness.Same(before.Node, after.Node))
        {
            return;
        }
        var subject = $"The {after.In} parameter {ValueText.Quote(after.Name)}";
        if (before.IsRequired != after.IsRequired)
        {
            ParameterRules.Report(
                scope, after.IsRequired ? "request-parameter-became-required" : "request-parameter-became-optional", before.Node.Get("required") ?? before.Node, after.Node.Get("required") ?? after.Node,
                $"{subject} became {(after.IsRequired ? "required" : "optional")}.");
        }
        CompareLifecycle(scope, before, after, subject);
        CompareWriting(scope, before, after, subject);
        CompareSchema(scope, before, after, subject);
        CompareWords(scope, before.Node, after.Node, subject);
    }

    private static void CompareLifecycle(Scope scope, ParameterSpot before, ParameterSpot after, string subject)
    {
        foreach (var (what, old, young, tail) in Lifecycle.Compare(scope.Comparison, before.Node.Get, after.Node.Get))
        {
            var rule = what switch
            {
                "deprecated-with-sunset" => "deprecated",
                "deprecated-sunset-invalid" => "sunset-parse",
                "invalid-stability-level" => "extension-changed",
                _ => what,
            };
            ParameterRules.Report(scope, $"request-parameter-{rule}", old, young, $"{subject} {tail}");
        }
    }

    private static void CompareWriting(Scope scope, ParameterSpot before, ParameterSpot after, string subject)
    {
        var (old, young) = (Style(before), Style(after));
        if (old != young)
        {
            ParameterRules.Report(scope, "request-parameter-style-changed", before.Node.Get("style") ?? before.Node, after.Node.Get("style") ?? after.Node, $"{subject} is written in the style {ValueText.Quote(young)} instead of {ValueText.Quote(old)}.");
        }
        if (Explode(before, old) != Explode(after, young) && old == young)
        {
            ParameterRules.Report(scope, "request-parameter-explode-changed", before.Node.Get("explode") ?? before.Node, after.Node.Get("explode") ?? after.Node, $"{subject} is written {(Explode(after, young) ? "with each value apart" : "with its values together")} now (`explode`).");
        }
        Flag(scope, "request-parameter-allow-reserved-changed", "allowReserved", before, after, $"{subject} now takes reserved characters as they are or no longer does (`allowReserved`).");
        Flag(scope, "request-parameter-allow-empty-value-changed", "allowEmptyValue", before, after, $"{subject} may now be sent without a value or no longer (`allowEmptyValue`).");
    }

    private static void CompareSchema(Scope scope, ParameterSpot before, ParameterSpot after, string subject)
    {
        var (old, young) = (Content(before), Content(after));
        if (old?.Key != young?.Key)
        {
            ParameterRules.Report(scope, "request-parameter-media-type-changed", before.Node.Get("content"), after.Node.Get("content"), $"{subject} is written as {ValueText.Quote(young?.Key ?? "plain text")} instead of {ValueText.Quote(old?.Key ?? "plain text")}.");
        }
        var (one, other) = (old?.Value.Resolved().Get("schema") ?? before.Node.Get("schema"), young?.Value.Resolved().Get("schema") ?? after.Node.Get("schema"));
        if (one is null != other is null)
        {
            var added = other is not null;
            ParameterRules.Report(scope, added ? "request-parameter-schema-added" : "request-parameter-schema-removed", one, other, added ? $"{subject} now has a schema to fit." : $"{subject} no longer has a schema to fit.");
        }
        else if (one is not null && other is not null)
        {
            var role = new SchemaRole(scope.IsReversed ? SchemaPart.Header : SchemaPart.Parameter, IsText: young is null || !MediaTypeName.IsJson(young.Value.Key));
            MediaTypeRules.CompareSchema(scope, one, other, after.In is "header" && !scope.IsReversed ? role with { InHeader = true } : role);
        }
    }

    private static void CompareWords(Scope scope, Spot before, Spot after, string subject)
    {
        var described = !scope.Sameness.Same(before.Get("description"), after.Get("description"));
        if (described)
        {
            ParameterRules.Report(scope, "request-parameter-description-changed", before.Get("description"), after.Get("description"), $"{subject} has another description.");
        }
        if (!scope.Sameness.Same(before.Get("example"), after.Get("example")) || !scope.Sameness.Same(before.Get("examples"), after.Get("examples")))
        {
            ParameterRules.Report(scope, "request-parameter-example-changed", before.Get("example") ?? before.Get("examples"), after.Get("example") ?? after.Get("examples"), $"{subject} has other examples.");
        }
        ExtensionRules.Compare(scope, before, after, $"the {scope.Place.ParameterIn} parameter {ValueText.Quote(scope.Place.Parameter ?? "")}", "request-parameter-extension-changed");
    }

    private static void Flag(Scope scope, string rule, string keyword, ParameterSpot before, ParameterSpot after, string message)
    {
        if (before.Node.Flag(keyword) != after.Node.Flag(keyword))
        {
            ParameterRules.Report(scope, rule, before.Node.Get(keyword), after.Node.Get(keyword), message);
        }
    }

    private static string Style(ParameterSpot parameter) => parameter.Node.Text("style") ?? (parameter.In is "query" or "cookie" ? "form" : "simple");

    private static bool Explode(ParameterSpot parameter, string style) =>
        parameter.Node.Get("explode")?.Node is ScalarNode { Kind: ScalarKind.Boolean } flag ? flag.IsTrue : style is "form";

    private static KeyValuePair<string, Spot>? Content(ParameterSpot parameter) =>
        parameter.Node.Get("content")?.Members().Select(member => (KeyValuePair<string, Spot>?)member).FirstOrDefault();
}
