using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare.Schemas;

namespace Portal.Tests.Contracts.Compare;

/// <summary>Puts a schema at each place of an operation that schemas are judged at.</summary>
internal static class SchemaPlaces
{
    public static ContractDocument With(SchemaPart part, string schema, string mediaType = "application/json", string components = "") => Changed.Operation(
        part switch
        {
            SchemaPart.RequestBody => Body(schema, mediaType),
            SchemaPart.RequestProperty => Body(Object(schema), mediaType),
            SchemaPart.Parameter => Parameter("query", schema),
            SchemaPart.ParameterProperty => Parameter("query", Object(schema)),
            SchemaPart.HeaderParameterProperty => Parameter("header", Object(schema)),
            SchemaPart.ResponseBody => Response("\"content\":{\"" + mediaType + "\":{\"schema\":" + schema + """}}"""),
            SchemaPart.ResponseProperty => Response("\"content\":{\"" + mediaType + "\":{\"schema\":" + Object(schema) + """}}"""),
            _ => Response("\"headers\":{\"X-Part\":{\"schema\":" + schema + """}}"""),
        },
        components.Length > 0 ? "\"components\":{\"schemas\":" + components + """}""" : "");

    private static string Object(string schema) => """{"type":"object","properties":{"part":""" + schema + """}}""";

    private static string Body(string schema, string mediaType) => "\"requestBody\":{\"content\":{\"" + mediaType + "\":{\"schema\":" + schema + """}}}""";

    private static string Parameter(string place, string schema) => "\"parameters\":[{\"name\":\"part\",\"in\":\"" + place + "\",\"schema\":" + schema + """}]""";

    private static string Response(string members) => "\"responses\":{\"200\":{\"description\":\"Done\"," + members + """}}""";
}
