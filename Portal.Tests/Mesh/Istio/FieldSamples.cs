using System.Text.Json.Nodes;

namespace Portal.Tests.Mesh.Istio;

/// <summary>An object of each kind, values for fields by their names, and what else has to stand beside some fields so that they mean something.</summary>
internal static class FieldSamples
{
    public static readonly IReadOnlyDictionary<string, string> Bases = new Dictionary<string, string>
    {
        ["networking.istio.io/v1 VirtualService"] = """{"hosts":["a"],"http":[{"route":[{"destination":{"host":"a"}}]}]}""",
        ["networking.istio.io/v1 DestinationRule"] = """{"host":"a"}""",
        ["networking.istio.io/v1 Gateway"] = """{"servers":[{"port":{"number":80,"protocol":"HTTP","name":"http"},"hosts":["*"]}]}""",
        ["networking.istio.io/v1 ServiceEntry"] = """{"hosts":["a.example"],"ports":[{"number":80,"name":"http","protocol":"HTTP"}],"resolution":"STATIC","endpoints":[{"address":"10.0.0.1"}]}""",
        ["security.istio.io/v1 AuthorizationPolicy"] = """{}""",
        ["security.istio.io/v1 PeerAuthentication"] = """{"mtls":{"mode":"STRICT"}}""",
        ["gateway.networking.k8s.io/v1 HTTPRoute"] = """{"parentRefs":[{"name":"partners"}],"rules":[{}]}""",
    };

    /// <summary>Read, and of no meaning to the mesh: names for people and for proxies of a cluster.</summary>
    public static readonly IReadOnlySet<string> Neutral = new HashSet<string> { "selector.*", "servers[].name", "servers[].port.name" };

    private static readonly Dictionary<string, string> Beside = new()
    {
        ["http[].directResponse"] = """{"status":200}""",
        ["http[].delegate"] = """{"name":"b"}""",
        ["http[].mirror"] = """{"host":"b"}""",
        ["http[].mirrors[].destination"] = """{"host":"b"}""",
        ["http[].mirrors[]"] = """{"destination":{"host":"b"}}""",
        ["http[].retries"] = """{"attempts":2}""",
        ["http[].fault.delay"] = """{"fixedDelay":"1s"}""",
        ["http[].rewrite.uriRegexRewrite"] = """{"match":"a","rewrite":"b"}""",
        ["subsets[]"] = """{"name":"v1"}""",
        ["httpCookie"] = """{"name":"session"}""",
        ["portLevelSettings[]"] = """{"port":{"number":8080}}""",
        ["rules[].when[]"] = """{"key":"request.headers[x]","values":["y"]}""",
        ["tls"] = """{"mode":"SIMPLE"}""",
        ["rules[].matches[].headers[]"] = """{"name":"x-a","value":"b"}""",
        ["rules[].matches[].queryParams[]"] = """{"name":"x-a","value":"b"}""",
        ["backendRefs[]"] = """{"name":"a"}""",
        ["requestHeaderModifier.set[]"] = """{"name":"x-a"}""",
        ["requestHeaderModifier.add[]"] = """{"name":"x-a"}""",
        ["responseHeaderModifier.set[]"] = """{"name":"x-a"}""",
        ["responseHeaderModifier.add[]"] = """{"name":"x-a"}""",
        ["requestMirror"] = """{"backendRef":{"name":"a"}}""",
        ["requestMirror.backendRef"] = """{"name":"a"}""",
        ["requestMirror.fraction"] = """{"numerator":1}""",
        ["rules[].retry"] = """{"attempts":2}""",
    };

    private static readonly Dictionary<string, string> Types = new()
    {
        ["requestHeaderModifier"] = "RequestHeaderModifier",
        ["responseHeaderModifier"] = "ResponseHeaderModifier",
        ["requestMirror"] = "RequestMirror",
        ["requestRedirect"] = "RequestRedirect",
        ["urlRewrite"] = "URLRewrite",
        ["cors"] = "CORS",
        ["externalAuth"] = "ExternalAuth",
        ["extensionRef"] = "ExtensionRef",
    };

    public static IReadOnlyList<string> Texts(string name) => name switch
    {
        "timeout" or "perTryTimeout" or "backoff" or "fixedDelay" or "maxAge" or "interval" or "baseEjectionTime" or "connectTimeout" or "idleTimeout" or "ttl"
            or "request" or "backendRequest" => ["7s"],
        "retryOn" => ["reset"],
        "grpcStatus" => ["INTERNAL"],
        "bytes" => ["aGk="],
        "address" => ["10.0.0.7"],
        "ipBlocks" or "notIpBlocks" => ["10.1.0.0/16"],
        "ports" or "notPorts" => ["8443"],
        "key" => ["source.namespace"],
        "protocol" => ["GRPC", "SCTP"],
        "kind" => ["Service", "Other"],
        "scheme" => ["https"],
        _ => ["/x"],
    };

    public static int Whole(string name) => name switch
    {
        "redirectCode" or "statusCode" => 308,
        "status" => 418,
        "httpStatus" or "codes" => 503,
        _ => 17,
    };

    /// <summary>Adds to the container at a path what its fields need beside them.</summary>
    public static void Complete(string path, JsonObject container, string leaf)
    {
        foreach (var (name, value) in JsonNode.Parse(Beside.FirstOrDefault(pair => path == pair.Key || path.EndsWith("." + pair.Key, StringComparison.Ordinal)).Value ?? "{}")!.AsObject())
        {
            container.TryAdd(name, value!.DeepClone());
        }
        switch (path, leaf)
        {
            case ("http[]", _) when container.Count > 1 && (container.ContainsKey("redirect") || container.ContainsKey("directResponse") || container.ContainsKey("delegate")):
                container.Remove("route");
                break;
            case ("http[].match[]", "ignoreUriCase"):
                container["uri"] = JsonNode.Parse("""{"prefix":"/y"}""");
                break;
            case ("http[]", "mirrorPercentage.value"):
                container["mirror"] = JsonNode.Parse("""{"host":"b"}""");
                break;
            case ("http[]", "route[].weight"):
                container["route"]!.AsArray().Add(JsonNode.Parse("""{"destination":{"host":"b"},"weight":1}"""));
                break;
            case ("http[].fault.abort", "percentage.value"):
                container["httpStatus"] = 503;
                break;
            case ("", "provider.name"):
                container["action"] = "CUSTOM";
                break;
        }
        if (path.EndsWith("filters[]", StringComparison.Ordinal) && Types.GetValueOrDefault(leaf.Split('.')[0]) is { } type)
        {
            container["type"] = type;
        }
        if (path.EndsWith(".path", StringComparison.Ordinal) && leaf.StartsWith("replace", StringComparison.Ordinal))
        {
            container["type"] = char.ToUpperInvariant(leaf[0]) + leaf[1..];
        }
    }
}
