namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Which part of a message a schema describes. Rules are named by it.</summary>
internal enum SchemaPart
{
    RequestBody,
    RequestProperty,
    Parameter,
    ParameterProperty,
    HeaderParameterProperty,
    ResponseBody,
    ResponseProperty,
    Header,
}
