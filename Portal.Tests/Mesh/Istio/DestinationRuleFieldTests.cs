using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Istio;

/// <summary>Each field of a DestinationRule, and how parts of policies take each other's place.</summary>
public sealed class DestinationRuleFieldTests
{
    [Theory]
    [InlineData("LEAST_REQUEST", "loadBalancer: { simple: LEAST_REQUEST }", "LoadBalancer={Kind=LeastRequest; Key=-}")]
    [InlineData("LEAST_CONN", "loadBalancer: { simple: LEAST_CONN }", "LoadBalancer={Kind=LeastRequest; Key=-}")]
    [InlineData("ROUND_ROBIN", "loadBalancer: { simple: ROUND_ROBIN }", "LoadBalancer={Kind=RoundRobin; Key=-}")]
    [InlineData("RANDOM", "loadBalancer: { simple: RANDOM }", "LoadBalancer={Kind=Random; Key=-}")]
    [InlineData("httpHeaderName", "loadBalancer: { consistentHash: { httpHeaderName: x-user } }", "{Kind=ConsistentHash; Key={From=Header; Name=x-user; CookiePath=-; Lifetime=-}}")]
    [InlineData("httpCookie", "loadBalancer: { consistentHash: { httpCookie: { name: session, path: /a, ttl: 1h } } }", "Key={From=Cookie; Name=session; CookiePath=/a; Lifetime=01:00:00}")]
    [InlineData("httpCookie of the session", "loadBalancer: { consistentHash: { httpCookie: { name: session, ttl: 0s } } }", "Key={From=Cookie; Name=session; CookiePath=-; Lifetime=00:00:00}")]
    [InlineData("useSourceIp", "loadBalancer: { consistentHash: { useSourceIp: true } }", "Key={From=SourceAddress;")]
    [InlineData("httpQueryParameterName", "loadBalancer: { consistentHash: { httpQueryParameterName: user } }", "Key={From=QueryParameter; Name=user;")]
    [InlineData("connectionPool", "connectionPool: { tcp: { maxConnections: 1, connectTimeout: 2s }, http: { http1MaxPendingRequests: 3, http2MaxRequests: 4, maxRequestsPerConnection: 5, maxRetries: 6, idleTimeout: 7s } }",
        "Pool={MaxConnections=1; ConnectTimeout=00:00:02; MaxPendingRequests=3; MaxRequests=4; MaxRequestsPerConnection=5; MaxRetries=6; IdleTimeout=00:00:07}")]
    [InlineData("maxRequestsPerConnection, unlimited", "connectionPool: { http: { maxRequestsPerConnection: 0 } }", "MaxRequestsPerConnection=-")]
    [InlineData("outlierDetection", "outlierDetection: { consecutive5xxErrors: 1, consecutiveGatewayErrors: 2, interval: 3s, baseEjectionTime: 4s, maxEjectionPercent: 50, minHealthPercent: 60 }",
        "Outliers={Consecutive5xx=1; ConsecutiveGatewayErrors=2; Interval=00:00:03; BaseEjection=00:00:04; MaxEjectionPercent=50; MinHealthPercent=60}")]
    [InlineData("outlierDetection, by default", "outlierDetection: {}", "Outliers={Consecutive5xx=5; ConsecutiveGatewayErrors=0; Interval=00:00:10; BaseEjection=00:00:30; MaxEjectionPercent=10; MinHealthPercent=0}")]
    [InlineData("tls DISABLE", "tls: { mode: DISABLE }", "Tls=Disable")]
    [InlineData("tls SIMPLE", "tls: { mode: SIMPLE }", "Tls=Simple")]
    [InlineData("tls ISTIO_MUTUAL", "tls: { mode: ISTIO_MUTUAL }", "Tls=IstioMutual")]
    [InlineData("nothing said", "{}", "{LoadBalancer={Kind=LeastRequest; Key=-}; Pool={MaxConnections=-;")]
    public void A_policy_is_read(string field, string policy, string expected)
    {
        var rule = Assert.Single(Good($"trafficPolicy: {(policy == "{}" ? policy : $"{{ {policy} }}")}").DestinationRules);

        Assert.True(ModelText.Of(rule.Policy).Contains(expected, StringComparison.Ordinal), $"{field}: {ModelText.Of(rule.Policy)}");
        Assert.True(rule.HasPolicy);
    }

    [Fact]
    public void A_subset_takes_whole_parts_of_its_rule_and_puts_its_own_in_their_place()
    {
        var rule = Good(
            """
            trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN }, connectionPool: { tcp: { maxConnections: 1 } } }
              subsets: [{ name: v1, labels: { version: v1 }, trafficPolicy: { connectionPool: { http: { maxRetries: 2 } } } }, { name: v2 }]
            """).DestinationRules[0];

        Assert.Equal((Balancing.RoundRobin, null, 2), (rule.Subsets[0].Policy.LoadBalancer.Kind, rule.Subsets[0].Policy.Pool.MaxConnections, rule.Subsets[0].Policy.Pool.MaxRetries));
        Assert.Equal((Balancing.RoundRobin, 1), (rule.Subsets[1].Policy.LoadBalancer.Kind, rule.Subsets[1].Policy.Pool.MaxConnections));
        Assert.Equal("v1", rule.Subsets[0].Labels["version"]);
    }

    [Fact]
    public void What_is_said_of_a_port_takes_the_place_of_everything_said_or_not()
    {
        var rule = Good(
            """
            trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN }, tls: { mode: DISABLE }, portLevelSettings: [{ port: { number: 81 }, loadBalancer: { simple: RANDOM } }] }
              subsets: [{ name: v1, trafficPolicy: { tls: { mode: SIMPLE } } }, { name: v2, trafficPolicy: { portLevelSettings: [{ port: { number: 81 } }] } }]
            """).DestinationRules[0];

        Assert.Equal((Balancing.Random, TlsMode.IstioMutual), (rule.PortPolicies[81].LoadBalancer.Kind, rule.PortPolicies[81].Tls));
        Assert.Equal((Balancing.Random, TlsMode.Simple), (rule.Subsets[0].PortPolicies[81].LoadBalancer.Kind, rule.Subsets[0].PortPolicies[81].Tls));
        Assert.Equal((Balancing.LeastRequest, TlsMode.IstioMutual), (rule.Subsets[1].PortPolicies[81].LoadBalancer.Kind, rule.Subsets[1].PortPolicies[81].Tls));
    }

    [Theory]
    [InlineData("loadBalancer: { simple: PASSTHROUGH }", "loadBalancer.simple", "'PASSTHROUGH' is not executed")]
    [InlineData("loadBalancer: { consistentHash: {} }", "loadBalancer.consistentHash", "takes one of httpHeaderName")]
    [InlineData("loadBalancer: { simple: RANDOM, consistentHash: { useSourceIp: true } }", "loadBalancer.consistentHash", "beside simple")]
    [InlineData("loadBalancer: { consistentHash: { useSourceIp: true, maglev: {} } }", "loadBalancer.consistentHash.maglev", "not executed")]
    [InlineData("loadBalancer: { localityLbSetting: {} }", "loadBalancer.localityLbSetting", "not executed")]
    [InlineData("connectionPool: { tcp: { tcpKeepalive: {} } }", "connectionPool.tcp.tcpKeepalive", "not executed")]
    [InlineData("outlierDetection: { splitExternalLocalOriginErrors: true }", "outlierDetection.splitExternalLocalOriginErrors", "not executed")]
    [InlineData("tls: { mode: MUTUAL }", "tls.mode", "'MUTUAL' is not executed")]
    [InlineData("tls: { mode: SIMPLE, sni: a }", "tls.sni", "not executed")]
    [InlineData("tls: {}", "tls.mode", "is required")]
    [InlineData("portLevelSettings: [{ tls: { mode: SIMPLE } }]", "portLevelSettings[0].port", "is required")]
    [InlineData("portLevelSettings: [{ port: { number: 1 } }, { port: { number: 1 } }]", "portLevelSettings[1].port", "has settings already")]
    [InlineData("tunnel: {}", "tunnel", "not executed")]
    public void What_is_not_executed_is_told(string policy, string field, string reason) =>
        Assert.Contains(Read($"trafficPolicy: {{ {policy} }}").Problems, problem => problem.Field == $"spec.trafficPolicy.{field}" && problem.Reason.Contains(reason, StringComparison.Ordinal));

    private static MeshObjects Good(string spec)
    {
        var objects = Read(spec);
        Assert.Empty(objects.Problems);
        return objects;
    }

    private static MeshObjects Read(string spec) =>
        MeshFileReader.Read(new MeshFile("mesh.yaml", $"apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {{ name: a }}\nspec:\n  host: a\n  {spec}\n"));
}
