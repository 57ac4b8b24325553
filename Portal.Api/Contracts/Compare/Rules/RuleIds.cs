using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Api.Contracts.Compare.Rules;

/// <summary>The id of a rule about schemas: the part of the message that the schema describes, then what happened to it.</summary>
internal static class RuleIds
{
    public static string Of(SchemaPart part, string stem) => (part, stem) switch
    {
        (SchemaPart.ResponseBody, "enum-value-added" or "enum-value-removed") => $"response-mediatype-{stem}",
        (SchemaPart.HeaderParameterProperty, "became-enum") => "request-header-property-became-enum",
        (SchemaPart.HeaderParameterProperty, _) => $"request-parameter-property-{stem}",
        _ => $"{Prefix(part)}-{stem}",
    };

    /// <summary>Of a property as such: that it came, went, or must be there.</summary>
    public static string OfProperty(SchemaPart part, bool required, bool hidden, string what)
    {
        var need = required ? "required" : "optional";
        return (part, what) switch
        {
            (SchemaPart.ResponseProperty, "added" or "removed") => $"response-{need}-{(hidden ? "write-only-" : "")}property-{what}",
            (SchemaPart.RequestProperty, "added") => $"new-{need}-request-property",
            (SchemaPart.HeaderParameterProperty, "added") when required => "new-required-request-header-property",
            (SchemaPart.ParameterProperty or SchemaPart.HeaderParameterProperty, "added") => $"new-{need}-request-parameter-property",
            (SchemaPart.HeaderParameterProperty, "became-required") => "request-header-property-became-required",
            (SchemaPart.ResponseProperty, _) when hidden => $"response-write-only-property-{what}",
            (SchemaPart.Header, _) => $"response-header-property-{what}",
            (SchemaPart.HeaderParameterProperty, _) => $"request-parameter-property-{what}",
            _ => $"{Prefix(part)}-{what}",
        };
    }

    private static string Prefix(SchemaPart part) => part switch
    {
        SchemaPart.RequestBody => "request-body",
        SchemaPart.RequestProperty => "request-property",
        SchemaPart.Parameter => "request-parameter",
        SchemaPart.ParameterProperty or SchemaPart.HeaderParameterProperty => "request-parameter-property",
        SchemaPart.ResponseBody => "response-body",
        SchemaPart.ResponseProperty => "response-property",
        _ => "response-header",
    };
}
