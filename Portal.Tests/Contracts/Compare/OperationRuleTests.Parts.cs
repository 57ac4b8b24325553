namespace Portal.Tests.Contracts.Compare;

public sealed partial class OperationRuleTests
{
    private static void Bodies()
    {
        void Body(string id, string before, string after) => Operation(id, "\"requestBody\":{" + before + "}", "\"requestBody\":{" + after + "}");
        void Content(string id, string before, string after) => Body(id, "\"content\":{" + before + "}", "\"content\":{" + after + "}");
        const string json = "\"application/json\":{\"schema\":{\"type\":\"object\"}}";
        Operation("request-body-added-required", "", "\"requestBody\":{\"required\":true,\"content\":{" + json + "}}");
        Operation("request-body-added-optional", "", "\"requestBody\":{\"content\":{" + json + "}}");
        Operation("request-body-removed", "\"requestBody\":{\"content\":{" + json + "}}", "");
        Body("request-body-became-required", "\"content\":{" + json + "}", "\"required\":true,\"content\":{" + json + "}");
        Body("request-body-became-optional", "\"required\":true,\"content\":{" + json + "}", "\"content\":{" + json + "}");
        Body("request-body-description-changed", "\"content\":{" + json + "}", "\"description\":\"Words\",\"content\":{" + json + "}");
        Content("request-body-media-type-added", json, json + ",\"text/csv\":{}");
        Content("request-body-media-type-removed", "\"text/csv\":{}," + json, json);
        Content("request-body-media-type-schema-added", "\"application/json\":{}", json);
        Content("request-body-media-type-schema-removed", json, "\"application/json\":{}");
        Content("request-body-media-type-item-schema-added", "\"application/jsonl\":{}", "\"application/jsonl\":{\"itemSchema\":{\"type\":\"object\"}}");
        Content("request-body-media-type-item-schema-removed", "\"application/jsonl\":{\"itemSchema\":{\"type\":\"object\"}}", "\"application/jsonl\":{}");
        Content("request-body-media-type-name-changed", "\"application/json\":{}", "\"application/json;charset=utf-8\":{}");
        Content("request-body-media-type-name-generalized", "\"image/png\":{}", "\"image/*\":{}");
        Content("request-body-media-type-name-specialized", "\"image/*\":{}", "\"image/png\":{}");
        Content("request-body-encoding-changed", "\"multipart/form-data\":{}", "\"multipart/form-data\":{\"encoding\":{\"a\":{\"contentType\":\"image/png\"}}}");
    }

    private static void Responses()
    {
        void Answer(string id, string before, string after) => Operation(id, "\"responses\":{" + before + "}", "\"responses\":{" + after + "}");
        void Member(string id, string before, string after) => Answer(id, "\"200\":{\"description\":\"Done\"" + before + "}", "\"200\":{\"description\":\"Done\"" + after + "}");
        void Content(string id, string before, string after) => Member(id, ",\"content\":{" + before + "}", ",\"content\":{" + after + "}");
        void Headers(string id, string before, string after) => Member(id, ",\"headers\":{" + before + "}", ",\"headers\":{" + after + "}");
        void Links(string id, string before, string after) => Member(id, ",\"links\":{" + before + "}", ",\"links\":{" + after + "}");
        const string done = "\"200\":{\"description\":\"Done\"}";
        Answer("response-success-status-added", done, done + ",\"201\":{\"description\":\"Made\"}");
        Answer("response-success-status-removed", done + ",\"201\":{\"description\":\"Made\"}", done);
        Answer("response-non-success-status-added", done, done + ",\"404\":{\"description\":\"None\"}");
        Answer("response-non-success-status-removed", done + ",\"default\":{\"description\":\"Else\"}", done);
        Answer("response-status-generalized", done, "\"2XX\":{\"description\":\"Done\"}");
        Answer("response-status-specialized", "\"4XX\":{\"description\":\"No\"}", "\"404\":{\"description\":\"No\"}");
        Answer("response-description-changed", done, "\"200\":{\"description\":\"Well done\"}");
        Content("response-media-type-added", "\"application/json\":{}", "\"application/json\":{},\"text/csv\":{}");
        Content("response-media-type-removed", "\"application/json\":{},\"text/csv\":{}", "\"application/json\":{}");
        Content("response-media-type-name-changed", "\"application/json\":{}", "\"application/json; charset=utf-8\":{}");
        Content("response-media-type-name-generalized", "\"application/problem+json\":{}", "\"application/json\":{}");
        Content("response-media-type-name-specialized", "\"application/json\":{}", "\"application/problem+json\":{}");
        Content("response-body-media-type-schema-added", "\"application/json\":{}", "\"application/json\":{\"schema\":{\"type\":\"object\"}}");
        Content("response-body-media-type-schema-removed", "\"application/json\":{\"schema\":{\"type\":\"object\"}}", "\"application/json\":{}");
        Content("response-body-media-type-item-schema-added", "\"application/jsonl\":{}", "\"application/jsonl\":{\"itemSchema\":{\"type\":\"object\"}}");
        Content("response-body-media-type-item-schema-removed", "\"application/jsonl\":{\"itemSchema\":{\"type\":\"object\"}}", "\"application/jsonl\":{}");
        Content("response-body-encoding-changed", "\"multipart/mixed\":{}", "\"multipart/mixed\":{\"encoding\":{\"a\":{\"contentType\":\"image/png\"}}}");
        Headers("required-response-header-removed", "\"X-A\":{\"required\":true,\"schema\":{}}", "");
        Headers("optional-response-header-removed", "\"X-A\":{\"schema\":{}}", "");
        Headers("response-header-added", "\"X-A\":{\"schema\":{}}", "\"x-a\":{\"schema\":{}},\"X-B\":{\"schema\":{}}");
        Headers("response-header-became-optional", "\"X-A\":{\"required\":true,\"schema\":{}}", "\"x-a\":{\"schema\":{}}");
        Headers("response-header-became-required", "\"X-A\":{\"schema\":{}}", "\"X-A\":{\"required\":true,\"schema\":{}}");
        Headers("response-header-style-changed", "\"X-A\":{\"schema\":{}}", "\"X-A\":{\"explode\":true,\"schema\":{}}");
        Links("response-link-added", "", "\"next\":{\"operationId\":\"a\"}");
        Links("response-link-removed", "\"next\":{\"operationId\":\"a\"}", "");
        Links("response-link-changed", "\"next\":{\"operationId\":\"a\"}", "\"next\":{\"operationId\":\"b\"}");
    }

    /// <summary>Properties as such. Each case is one property, <c>part</c>, as it was and as it is; null where it is not there.</summary>
    private static void Properties()
    {
        foreach (var (side, wrap) in (ReadOnlySpan<(string, Func<string, string>)>)
        [
            ("request", schema => "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":" + schema + "}}}"),
            ("response", schema => "\"responses\":{\"200\":{\"description\":\"Done\",\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}"),
        ])
        {
            void Property(string id, string? before, string? after) => Operation(id, wrap(Object(before)), wrap(Object(after)));
            foreach (var (need, mark) in (ReadOnlySpan<(string, string)>)[("required", "!"), ("optional", "")])
            {
                Property($"{side}-{need}-property-became-read-only", mark + "{}", mark + """{"readOnly":true}""");
                Property($"{side}-{need}-property-became-not-read-only", mark + """{"readOnly":true}""", mark + "{}");
                Property($"{side}-{need}-property-became-write-only", mark + "{}", mark + """{"writeOnly":true}""");
                Property($"{side}-{need}-property-became-not-write-only", mark + """{"writeOnly":true}""", mark + """{"writeOnly":false}""");
            }
            if (side is "response")
            {
                foreach (var (need, mark) in (ReadOnlySpan<(string, string)>)[("required", "!"), ("optional", "")])
                {
                    Property($"response-{need}-property-removed", mark + "{}", null);
                    Property($"response-{need}-property-added", null, mark + "{}");
                    Property($"response-{need}-write-only-property-removed", mark + """{"writeOnly":true}""", null);
                    Property($"response-{need}-write-only-property-added", null, mark + """{"writeOnly":true}""");
                }
                Property("response-property-became-optional", "!{}", "{}");
                Property("response-property-became-required", "{}", "!{}");
                Property("response-write-only-property-became-optional", """!{"writeOnly":true}""", """{"writeOnly":true}""");
                Property("response-write-only-property-became-required", """{"writeOnly":true}""", """!{"writeOnly":true}""");
                Property("response-write-only-property-enum-value-added", """{"writeOnly":true,"enum":["a"]}""", """{"writeOnly":true,"enum":["a","b"]}""");
                continue;
            }
            Property("new-required-request-property", null, "!{}");
            Property("new-required-request-property-with-default", null, """!{"default":1}""");
            Property("new-optional-request-property", null, "{}");
            Property("request-property-removed", "!{}", null);
            Property("request-property-became-required", "{}", "!{}");
            Property("request-property-became-required-with-default", """{"default":1}""", """!{"default":1}""");
            Property("request-property-became-optional", "!{}", "{}");
            Property("request-read-only-property-enum-value-removed", """{"readOnly":true,"enum":["a","b"]}""", """{"readOnly":true,"enum":["a"]}""");
            foreach (var (stem, keyword, from, to) in (ReadOnlySpan<(string, string, int, int)>)
                [("max-decreased", "maximum", 5, 4), ("exclusive-max-decreased", "exclusiveMaximum", 5, 4), ("max-length-decreased", "maxLength", 5, 4), ("min-increased", "minimum", 5, 6), ("exclusive-min-increased", "exclusiveMinimum", 5, 6)])
            {
                Property($"request-read-only-property-{stem}", $"{{\"readOnly\":true,\"{keyword}\":{from}}}", $"{{\"readOnly\":true,\"{keyword}\":{to}}}");
            }
        }
        foreach (var (place, prefix) in (ReadOnlySpan<(string, string)>)[("query", "parameter"), ("header", "header")])
        {
            void Property(string id, string? before, string? after) => Operation(id, In(place, before), In(place, after));
            Property($"new-required-request-{(prefix is "header" ? "header-property" : "parameter-property")}", null, "!{}");
            Property($"request-{prefix}-property-became-required", "{}", "!{}");
            if (prefix is "parameter")
            {
                Property("new-optional-request-parameter-property", null, "{}");
                Property("request-parameter-property-removed", "{}", null);
                Property("request-parameter-property-became-optional", "!{}", "{}");
                Property("request-parameter-property-type-changed", """{"type":"number"}""", """{"type":"string"}""");
                Property("request-parameter-property-type-specialized", """{"type":"string"}""", """{"type":"number"}""");
            }
        }
        void Header(string id, string? before, string? after) => Operation(id, InHeader(before), InHeader(after));
        Header("response-header-property-added", null, "{}");
        Header("response-header-property-removed", "{}", null);
        Header("response-header-property-became-required", "{}", "!{}");
        Header("response-header-property-became-optional", "!{}", "{}");
        void Default(string id, string before, string after) => Operation(id, "\"parameters\":[{\"name\":\"q\",\"in\":\"query\",\"schema\":" + before + "}]", "\"parameters\":[{\"name\":\"q\",\"in\":\"query\",\"schema\":" + after + "}]");
        Default("request-parameter-default-value-added", "{}", """{"default":1}""");
        Default("request-parameter-default-value-removed", """{"default":1}""", "{}");
        Default("request-parameter-default-value-changed", """{"default":1}""", """{"default":2}""");
    }

    private static string In(string place, string? property) => "\"parameters\":[{\"name\":\"q\",\"in\":\"" + place + "\",\"schema\":" + Object(property) + "}]";

    private static string InHeader(string? property) => "\"responses\":{\"200\":{\"description\":\"Done\",\"headers\":{\"X-A\":{\"schema\":" + Object(property) + "}}}}";

    /// <summary>An object with one property; a mark before it makes it required.</summary>
    private static string Object(string? property) =>
        property is null ? "{\"type\":\"object\",\"properties\":{\"other\":{}}}"
        : "{\"type\":\"object\"," + (property.StartsWith('!') ? "\"required\":[\"part\"]," : "") + "\"properties\":{\"other\":{},\"part\":" + property.TrimStart('!') + "}}";
}
