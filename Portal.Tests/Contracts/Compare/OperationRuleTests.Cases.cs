using Portal.Api.Contracts.Compare;

namespace Portal.Tests.Contracts.Compare;

public sealed partial class OperationRuleTests
{
    private static readonly ComparisonSettings Dated = Changed.Settings with { MinimumSunsetDays = 90, MinimumSunsetDaysOfBeta = 30 };

    private static readonly Dictionary<string, Func<(Portal.Api.Contracts.ContractDocument Before, Portal.Api.Contracts.ContractDocument After, ComparisonSettings Settings)>> Cases = new(StringComparer.Ordinal);

    static OperationRuleTests()
    {
        Operations();
        Paths();
        Parameters();
        Bodies();
        Responses();
        Properties();
        Security();
        WholeDocuments();
    }

    private static void Operation(string id, string before, string after, string restBefore = "", string restAfter = "", ComparisonSettings? settings = null) =>
        Cases[id] = () => (Changed.Operation(before, restBefore), Changed.Operation(after, restAfter), settings ?? Changed.Settings);

    private static void Document(string id, string before, string after) =>
        Cases[id] = () => (Changed.Document(before), Changed.Document(after), Changed.Settings);

    private static void Operations()
    {
        Operation("endpoint-deprecated", "", """ "deprecated":true """);
        Operation("endpoint-deprecated-with-sunset", "", """ "deprecated":true,"x-sunset":"2027-12-31" """, settings: Dated);
        Operation("endpoint-reactivated", """ "deprecated":true """, "");
        Operation("api-deprecated-sunset-parse", "", """ "deprecated":true,"x-sunset":"some day" """);
        Operation("api-deprecated-sunset-missing", "", """ "deprecated":true """, settings: Dated);
        Operation("api-sunset-date-too-small", """ "x-stability-level":"beta" """, """ "x-stability-level":"beta","deprecated":true,"x-sunset":"2027-01-15" """, settings: Dated);
        Operation("sunset-deleted", """ "deprecated":true,"x-sunset":"2027-12-31" """, """ "deprecated":true """);
        Operation("api-sunset-date-changed-too-small", """ "deprecated":true,"x-sunset":"2027-12-31" """, """ "deprecated":true,"x-sunset":"2027-02-01T00:00:00Z" """, settings: Dated);
        Operation("api-sunset-date-changed", """ "deprecated":true,"x-sunset":"2027-10-31" """, """ "deprecated":true,"x-sunset":"2027-12-31" """, settings: Dated);
        Operation("api-invalid-stability-level", "", """ "x-stability-level":"fine" """);
        Operation("api-stability-decreased", "", """ "x-stability-level":"beta" """);
        Operation("api-stability-increased", """ "x-stability-level":"draft" """, """ "x-stability-level":"alpha" """);
        Operation("api-operation-id-added", "", """ "operationId":"book" """);
        Operation("api-operation-id-removed", """ "operationId":"book" """, """ "operationId":"bookTrip" """);
        Operation("api-tag-added", """ "tags":["a"] """, """ "tags":["b","a"] """);
        Operation("api-tag-removed", """ "tags":["a"] """, "");
        Operation("api-summary-changed", """ "summary":"Book" """, """ "summary":"Book it" """);
        Operation("api-description-changed", "", """ "description":"Books a trip." """);
        Operation("api-external-docs-changed", "", """ "externalDocs":{"url":"https://example.com"} """);
        Operation("api-extension-changed", """ "x-internal":true """, "");
        Operation("api-shown-extension-changed", "", """ "x-codeSamples":[] """);
        Operation("callback-added", "", Callback("/a", "{}"));
        Operation("callback-removed", Callback("/a", "{}"), "");
    }

    private static void Paths()
    {
        const string other = "\"/kept\":{\"get\":{\"responses\":{\"204\":{\"description\":\"Done\"}}}}";
        void Path(string id, string before, string after) => Document(id, "\"paths\":{" + before + "}", "\"paths\":{" + after + "}");
        string Get(string members, string beside = "") => "\"/a\":{" + beside + "\"get\":{" + members + "\"responses\":{\"204\":{\"description\":\"Done\"}}}},";
        string Put(string members) => Get(members, "\"put\":{\"responses\":{\"204\":{\"description\":\"Done\"}}},");
        var onlyPut = "\"/a\":{\"put\":{\"responses\":{\"204\":{\"description\":\"Done\"}}}}," + other;
        Path("endpoint-added", other, Get("") + other);
        Path("api-path-removed-without-deprecation", Get("") + other, other);
        Path("api-path-removed-with-deprecation", Get("\"deprecated\":true,\"x-sunset\":\"2026-12-31\",") + other, other);
        Path("api-path-removed-before-sunset", Get("\"deprecated\":true,\"x-sunset\":\"2027-12-31\",") + other, other);
        Path("api-path-sunset-parse", Get("\"deprecated\":true,\"x-sunset\":\"31/12/2027\",") + other, other);
        Path("api-removed-without-deprecation", Put("") + other, onlyPut);
        Path("api-removed-with-deprecation", Put("\"deprecated\":true,") + other, onlyPut);
        Path("api-removed-before-sunset", Put("\"deprecated\":true,\"x-sunset\":\"2027-12-31\",") + other, onlyPut);
        Path("new-request-path-parameter", Get("\"operationId\":\"a\",") + other, Get("\"operationId\":\"a\",\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{}}],").Replace("/a", "/a/{id}", StringComparison.Ordinal) + other);
        Path("request-path-parameter-renamed", Named("id"), Named("trip"));
        string Named(string name) => "\"/a/{" + name + "}\":{\"get\":{\"parameters\":[{\"name\":\"" + name + "\",\"in\":\"path\",\"required\":true,\"schema\":{}}],\"responses\":{\"204\":{\"description\":\"Done\"}}}}";
        string Shared(string parameters) => "\"/a\":{\"parameters\":[" + parameters + "],\"get\":{\"responses\":{\"204\":{\"description\":\"Done\"}}}}";
        Path("new-required-request-default-parameter-to-existing-path", Shared(""), Shared("""{"name":"q","in":"query","required":true,"schema":{}}"""));
        Path("new-optional-request-default-parameter-to-existing-path", Shared(""), Shared("""{"name":"q","in":"query","schema":{}}"""));
    }

    private static void Parameters()
    {
        void Parameter(string id, string before, string after, ComparisonSettings? settings = null) =>
            Operation(id, "\"parameters\":[" + before + "]", "\"parameters\":[" + after + "]", settings: settings);
        void Member(string id, string before, string after, ComparisonSettings? settings = null) => Parameter(id, Query(before), Query(after), settings);
        Parameter("new-required-request-parameter", "", Query("\"required\":true,"));
        Parameter("new-optional-request-parameter", "", Query(""));
        Parameter("request-parameter-removed", Query(""), "");
        Parameter("request-parameter-removed-with-deprecation", Query("\"deprecated\":true,"), "");
        Parameter("request-parameter-removed-before-sunset", Query("\"deprecated\":true,\"x-sunset\":\"2027-12-31\","), "");
        Parameter("request-parameter-sunset-parse", Query("\"deprecated\":true,\"x-sunset\":\"soon\","), "");
        Member("request-parameter-became-required", "", "\"required\":true,");
        Member("request-parameter-became-optional", "\"required\":true,", "\"required\":false,");
        Member("request-parameter-deprecated", "", "\"deprecated\":true,\"x-sunset\":\"2027-12-31\",");
        Member("request-parameter-reactivated", "\"deprecated\":true,", "");
        Member("request-parameter-deprecated-sunset-missing", "", "\"deprecated\":true,", Dated);
        Member("request-parameter-sunset-date-too-small", "", "\"deprecated\":true,\"x-sunset\":\"2027-02-01\",", Dated);
        Member("request-parameter-sunset-deleted", "\"deprecated\":true,\"x-sunset\":\"2027-12-31\",", "\"deprecated\":true,");
        Member("request-parameter-sunset-date-changed-too-small", "\"deprecated\":true,\"x-sunset\":\"2027-12-31\",", "\"deprecated\":true,\"x-sunset\":\"2027-11-30\",");
        Member("request-parameter-stability-decreased", "", "\"x-stability-level\":\"alpha\",");
        Member("request-parameter-stability-increased", "\"x-stability-level\":\"alpha\",", "");
        Member("request-parameter-style-changed", "", "\"style\":\"pipeDelimited\",");
        Member("request-parameter-explode-changed", "", "\"explode\":false,");
        Member("request-parameter-allow-reserved-changed", "", "\"allowReserved\":true,");
        Member("request-parameter-allow-empty-value-changed", "", "\"allowEmptyValue\":true,");
        Parameter("request-parameter-media-type-changed", Query(""), """{"name":"q","in":"query","content":{"application/json":{"schema":{"type":"array"}}}}""");
        Parameter("request-parameter-schema-added", """{"name":"q","in":"query","content":{"application/json":{}}}""", """{"name":"q","in":"query","content":{"application/json":{"schema":{"type":"array"}}}}""");
        Parameter("request-parameter-schema-removed", """{"name":"q","in":"query","content":{"application/json":{"schema":{"type":"array"}}}}""", """{"name":"q","in":"query","content":{"application/json":{}}}""");
        static string Query(string members) => "{\"name\":\"q\",\"in\":\"query\"," + members + "\"schema\":{\"type\":\"array\"}}";
    }

    private static void Security()
    {
        const string both = "\"components\":{\"securitySchemes\":{\"key\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-Key\"},\"oauth\":{\"type\":\"oauth2\",\"flows\":{\"clientCredentials\":{\"tokenUrl\":\"https://example.com/t\",\"scopes\":{\"read\":\"Read\",\"write\":\"Write\"}}}}}}";
        void Own(string id, string before, string after) => Operation(id, "\"security\":" + before, "\"security\":" + after, both, both);
        void Global(string id, string before, string after) => Operation(id, "", "", both + ",\"security\":" + before, both + ",\"security\":" + after);
        void Scheme(string id, string before, string after) => Document(id, "\"components\":{\"securitySchemes\":{" + before + "}}", "\"components\":{\"securitySchemes\":{" + after + "}}");
        Own("api-security-added", """[{"key":[]}]""", """[{"key":[]},{"oauth":["read"]}]""");
        Own("api-security-removed", """[{"key":[]},{"oauth":["read"]}]""", """[{"oauth":["read"]}]""");
        Own("api-security-scope-added", """[{"oauth":["read"]}]""", """[{"oauth":["read","write"]}]""");
        Own("api-security-scope-removed", """[{"oauth":["read","write"]}]""", """[{"oauth":["write"]}]""");
        Own("api-security-became-required", "[]", """[{"key":[]}]""");
        Own("api-security-became-optional", """[{"key":[]}]""", """[{"key":[]},{}]""");
        Global("api-global-security-added", """[{"key":[]}]""", """[{"key":[]},{"oauth":[]}]""");
        Global("api-global-security-removed", """[{"key":[]},{"oauth":[]}]""", """[{"oauth":[]}]""");
        Global("api-global-security-scope-added", """[{"oauth":[]}]""", """[{"oauth":["read"]}]""");
        Global("api-global-security-scope-removed", """[{"oauth":["read"]}]""", """[{"oauth":[]}]""");

        const string key = "\"key\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-Key\"}";
        Scheme("api-security-component-added", "", key);
        Scheme("api-security-component-removed", key, "");
        Scheme("api-security-component-type-changed", key, """ "key":{"type":"http","scheme":"bearer"} """);
        Scheme("api-security-component-place-changed", key, key.Replace("X-Key", "X-Other", StringComparison.Ordinal));
        Scheme("api-security-component-description-changed", key, key.Replace("}", ",\"description\":\"Words\"}", StringComparison.Ordinal));
        Scheme("api-security-component-url-changed", """ "o":{"type":"openIdConnect","openIdConnectUrl":"https://example.com/a"} """, """ "o":{"type":"openIdConnect","openIdConnectUrl":"https://example.com/b"} """);
        Scheme("api-security-component-oauth-url-changed", OAuth("a", "t", "{}"), OAuth("b", "t", "{}"));
        Scheme("api-security-component-oauth-token-url-changed", OAuth("a", "t", "{}"), OAuth("a", "u", "{}"));
        Scheme("api-security-component-oauth-scope-added", OAuth("a", "t", "{}"), OAuth("a", "t", """{"read":"Read"}"""));
        Scheme("api-security-component-oauth-scope-removed", OAuth("a", "t", """{"read":"Read"}"""), OAuth("a", "t", "{}"));
        Scheme("api-security-component-oauth-scope-changed", OAuth("a", "t", """{"read":"Read"}"""), OAuth("a", "t", """{"read":"Read all"}"""));
        Scheme("api-security-component-oauth-flow-added", """ "o":{"type":"oauth2","flows":{}} """, OAuth("a", "t", "{}"));
        Scheme("api-security-component-oauth-flow-removed", OAuth("a", "t", "{}"), """ "o":{"type":"oauth2","flows":{}} """);
        static string OAuth(string url, string token, string scopes) =>
            "\"o\":{\"type\":\"oauth2\",\"flows\":{\"authorizationCode\":{\"authorizationUrl\":\"https://example.com/" + url + "\",\"tokenUrl\":\"https://example.com/" + token + "\",\"scopes\":" + scopes + "}}}";
    }

    private static void WholeDocuments()
    {
        void Info(string id, string before, string after) => Document(id, "\"info\":{\"title\":\"T\"," + before + "}", "\"info\":{\"title\":\"T\"," + after + "}");
        Document("webhook-added", "", "\"webhooks\":{\"booked\":{\"post\":{\"responses\":{\"204\":{\"description\":\"Done\"}}}}}");
        Document("webhook-removed", "\"webhooks\":{\"booked\":{\"post\":{\"responses\":{\"204\":{\"description\":\"Done\"}}}}}", "");
        Document("api-schema-added", "", """ "components":{"schemas":{"A":{}}} """);
        Document("api-schema-removed", """ "components":{"schemas":{"A":{}}} """, "");
        Document("api-component-added", "", """ "components":{"headers":{"A":{"schema":{}}}} """);
        Document("api-component-removed", """ "components":{"headers":{"A":{"schema":{}}}} """, """ "components":{} """);
        Document("server-added", "", """ "servers":[{"url":"https://a.example.com"}] """);
        Document("server-removed", """ "servers":[{"url":"https://a.example.com"},{"url":"https://b.example.com"}] """, """ "servers":[{"url":"https://b.example.com"}] """);
        Document("server-variable-changed", """ "servers":[{"url":"https://{a}.example.com","variables":{"a":{"default":"x"}}}] """, """ "servers":[{"url":"https://{a}.example.com","variables":{"a":{"default":"y"}}}] """);
        Document("server-description-changed", """ "servers":[{"url":"https://a.example.com"}] """, """ "servers":[{"url":"https://a.example.com","description":"Test"}] """);
        Document("tag-added", "", """ "tags":[{"name":"a"}] """);
        Document("tag-removed", """ "tags":[{"name":"a"}] """, "");
        Document("tag-changed", """ "tags":[{"name":"a"}] """, """ "tags":[{"name":"a","description":"Words"}] """);
        Document("api-title-changed", """ "info":{"title":"A","version":"1.0.0"} """, """ "info":{"title":"B","version":"1.0.0"} """);
        Document("api-schema-dialect-changed", "", """ "jsonSchemaDialect":"https://json-schema.org/draft/2020-12/schema" """);
        Info("api-info-changed", """ "version":"1.0.0" """, """ "version":"1.0.0","license":{"name":"MIT"} """);
        Info("api-version-changed", """ "version":"1.0.0" """, """ "version":"1.0.1" """);
        Info("api-version-decreased", """ "version":"1.2.0" """, """ "version":"v1.1.9" """);
        Document("api-version-not-bumped", "", """ "servers":[{"url":"https://a.example.com"}] """);
        const string path = ",\"paths\":{\"/a\":{\"get\":{\"responses\":{\"204\":{\"description\":\"Done\"}}}}}";
        Document("api-major-version-not-bumped", "\"info\":{\"title\":\"T\",\"version\":\"1.0.0\"}" + path, """ "info":{"title":"T","version":"1.1.0"} """);
    }

    private static string Callback(string path, string members) =>
        "\"callbacks\":{\"done\":{\"" + path + "\":{\"post\":{" + members.Trim('{', '}') + "\"responses\":{\"204\":{\"description\":\"Done\"}}}}}}";
}
