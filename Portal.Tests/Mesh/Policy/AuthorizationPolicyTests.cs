using Microsoft.AspNetCore.Http;
using static Portal.Tests.Mesh.Policy.PolicyScene;

namespace Portal.Tests.Mesh.Policy;

/// <summary>Istio's AuthorizationPolicy: who is let in, by which rule, and what each field asks.</summary>
public sealed class AuthorizationPolicyTests
{
    private static readonly PolicyScene Call = new();
    private static readonly PolicyScene Plain = new() { Principal = null, Namespace = null };

    [Fact]
    public void Without_a_policy_everyone_is_let_in() => Assert.Equal((true, null), (Call.Decide("").Allowed, Call.Decide("").Policy));

    [Theory]
    [InlineData("from: [{ source: { principals: [travelz/ns/travel-portal/sa/voyages] } }]", true)]
    [InlineData("from: [{ source: { principals: [cluster.local/ns/travel-portal/sa/voyages] } }]", true)]
    [InlineData("from: [{ source: { principals: ['travelz/ns/travel-portal/*'] } }]", true)]
    [InlineData("from: [{ source: { principals: ['cluster.local/ns/travel-portal/*'] } }]", true)]
    [InlineData("from: [{ source: { principals: ['*/sa/voyages'] } }]", true)]
    [InlineData("from: [{ source: { principals: ['*'] } }]", true)]
    [InlineData("from: [{ source: { principals: [travelz/ns/travel-portal/sa/viaggi] } }]", false)]
    [InlineData("from: [{ source: { notPrincipals: ['*/sa/voyages'] } }]", false)]
    [InlineData("from: [{ source: { notPrincipals: ['*/sa/viaggi'] } }]", true)]
    [InlineData("from: [{ source: { namespaces: [travel-portal] } }]", true)]
    [InlineData("from: [{ source: { namespaces: ['travel-*'] } }]", true)]
    [InlineData("from: [{ source: { namespaces: [travel-agency] } }]", false)]
    [InlineData("from: [{ source: { notNamespaces: [travel-portal] } }]", false)]
    [InlineData("from: [{ source: { ipBlocks: [10.0.0.0/8] } }]", true)]
    [InlineData("from: [{ source: { ipBlocks: [10.1.2.3] } }]", true)]
    [InlineData("from: [{ source: { ipBlocks: [10.2.0.0/16, '::1'] } }]", false)]
    [InlineData("from: [{ source: { notIpBlocks: [10.1.0.0/16] } }]", false)]
    [InlineData("from: [{ source: { namespaces: [travel-portal], notIpBlocks: [10.1.2.3] } }]", false)]
    [InlineData("from: [{ source: { namespaces: [elsewhere] } }, { source: { namespaces: [travel-portal] } }]", true)]
    [InlineData("to: [{ operation: { hosts: [FLIGHTS] } }]", true)]
    [InlineData("to: [{ operation: { hosts: ['flights:*'] } }]", false)]
    [InlineData("to: [{ operation: { notHosts: ['fli*'] } }]", false)]
    [InlineData("to: [{ operation: { methods: [GET, HEAD] } }]", true)]
    [InlineData("to: [{ operation: { methods: [get] } }]", false)]
    [InlineData("to: [{ operation: { notMethods: [GET] } }]", false)]
    [InlineData("to: [{ operation: { paths: [/flights/Rome] } }]", true)]
    [InlineData("to: [{ operation: { paths: ['/flights/*'] } }]", true)]
    [InlineData("to: [{ operation: { paths: ['*/Rome'] } }]", true)]
    [InlineData("to: [{ operation: { paths: [/flights] } }]", false)]
    [InlineData("to: [{ operation: { notPaths: ['/flights/*'] } }]", false)]
    [InlineData("to: [{ operation: { ports: ['80'] } }]", true)]
    [InlineData("to: [{ operation: { ports: ['8080'] } }]", false)]
    [InlineData("to: [{ operation: { notPorts: ['80'] } }]", false)]
    [InlineData("to: [{ operation: { methods: [PUT] } }, { operation: { paths: ['/flights/*'] } }]", true)]
    [InlineData("when: [{ key: 'request.headers[x-tier]', values: [gold] }]", true)]
    [InlineData("when: [{ key: 'request.headers[X-Tier]', values: ['go*'] }]", true)]
    [InlineData("when: [{ key: 'request.headers[x-tier]', values: ['*'] }]", true)]
    [InlineData("when: [{ key: 'request.headers[x-tier]', values: [silver] }]", false)]
    [InlineData("when: [{ key: 'request.headers[x-other]', values: ['*'] }]", false)]
    [InlineData("when: [{ key: 'request.headers[x-other]', notValues: [a] }]", true)]
    [InlineData("when: [{ key: 'request.headers[x-tier]', values: ['*'], notValues: [gold] }]", false)]
    [InlineData("when: [{ key: source.ip, values: [10.1.0.0/16] }]", true)]
    [InlineData("when: [{ key: source.ip, notValues: [10.1.0.0/16] }]", false)]
    [InlineData("when: [{ key: source.principal, values: [cluster.local/ns/travel-portal/sa/voyages] }]", true)]
    [InlineData("when: [{ key: source.namespace, values: [travel-agency] }]", false)]
    [InlineData("when: [{ key: destination.port, values: ['80', '81'] }]", true)]
    [InlineData("when: [{ key: destination.port, notValues: ['80'] }]", false)]
    [InlineData("when: [{ key: source.namespace, values: [travel-portal] }, { key: destination.port, values: ['81'] }]", false)]
    [InlineData("from: [{ source: { namespaces: [travel-portal] } }], to: [{ operation: { methods: [PUT] } }]", false)]
    [InlineData("", true)]
    public void A_rule_takes_a_call_or_not(string rule, bool takes)
    {
        Assert.Equal(takes, Call.Decide(Authorization($"rules: [{{ {rule} }}]")).Allowed);
        Assert.Equal(!takes, Call.Decide(Authorization($"action: DENY, rules: [{{ {rule} }}]")).Allowed);
        Assert.Equal(takes, Call.Provider(Authorization($"action: CUSTOM, provider: {{ name: portal }}, rules: [{{ {rule} }}]")) is ("portal", "test"));
    }

    [Theory]
    [InlineData("from: [{ source: { principals: ['*'] } }]", false)]
    [InlineData("from: [{ source: { namespaces: ['*'] } }]", false)]
    [InlineData("from: [{ source: { notPrincipals: [travelz/ns/a/sa/b] } }]", true)]
    [InlineData("when: [{ key: source.principal, values: ['*'] }]", false)]
    public void Without_mutual_tls_nobody_is_anyone(string rule, bool takes) => Assert.Equal(takes, Plain.Decide(Authorization($"rules: [{{ {rule} }}]")).Allowed);

    [Fact]
    public void A_policy_without_rules_takes_nothing()
    {
        Assert.False(Call.Decide(Authorization("")).Allowed);
        Assert.True(Call.Decide(Authorization("action: DENY")).Allowed);
    }

    [Fact]
    public void DENY_comes_before_ALLOW_whatever_the_order_of_the_files()
    {
        var verdict = Call.Decide(Authorization("rules: [{}]", "everyone") + Authorization("action: DENY, rules: [{ to: [{ operation: { methods: [PUT] } }] }, { from: [{ source: { namespaces: [travel-portal] } }] }]", "portals"));

        Assert.Equal((false, "portals", "refused by rule 2 of 2 of policy travel-agency/portals (DENY)"), (verdict.Allowed, verdict.Policy, verdict.Words));
    }

    [Fact]
    public void One_ALLOW_policy_is_enough_and_is_named()
    {
        var verdict = Call.Decide(Authorization("rules: [{ to: [{ operation: { methods: [PUT] } }] }]", "writers") + Authorization("rules: [{}]", "everyone"));

        Assert.Equal((true, "everyone", "let in by rule 1 of 1 of policy travel-agency/everyone (ALLOW)"), (verdict.Allowed, verdict.Policy, verdict.Words));
    }

    [Fact]
    public void Where_ALLOW_policies_speak_of_a_workload_and_none_matches_the_call_is_refused()
    {
        var verdict = Call.Decide(Authorization("rules: [{ to: [{ operation: { methods: [PUT] } }] }]", "writers") + Authorization("", "nobody"));

        Assert.Equal((false, "writers", "no rule of travel-agency/writers, travel-agency/nobody (ALLOW) lets it in"), (verdict.Allowed, verdict.Policy, verdict.Words));
    }

    [Theory]
    [InlineData("travel-agency", "", true)]
    [InlineData("travel-portal", "", false)]
    [InlineData("istio-system", "", true)]
    [InlineData("travel-agency", "selector: { matchLabels: { app: flights } }, ", true)]
    [InlineData("travel-agency", "selector: { matchLabels: { app: flights, version: v2 } }, ", false)]
    [InlineData("travel-agency", "selector: { matchLabels: { app: hotels } }, ", false)]
    [InlineData("istio-system", "selector: { matchLabels: { app: flights } }, ", true)]
    [InlineData("istio-system", "selector: { matchLabels: { app: hotels } }, ", false)]
    public void A_policy_speaks_of_the_workloads_that_it_selects(string home, string selector, bool speaks) =>
        Assert.Equal(!speaks, Call.Decide(Authorization($"{selector}action: DENY, rules: [{{}}]", home: home)).Allowed);

    [Fact]
    public void Several_lines_of_a_header_are_one_value() => Assert.True(
        (Call with { Headers = new HeaderDictionary { ["x-tier"] = new(["a", "b"]) } }).Decide(Authorization("rules: [{ when: [{ key: 'request.headers[x-tier]', values: ['a,b'] }] }]")).Allowed);

    [Fact]
    public void An_address_of_version_4_that_is_written_as_one_of_6_is_known() =>
        Assert.True((Call with { Source = "::ffff:10.1.2.3" }).Decide(Authorization("rules: [{ from: [{ source: { ipBlocks: [10.1.0.0/16] } }] }]")).Allowed);

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var table = Compiled.Whole(
            Authorization("action: DENY, rules: [{ from: [{ source: { notNamespaces: ['travel-*'], ipBlocks: [192.168.0.0/16] } }] }]")
            + Authorization("rules: [{ from: [{ source: { principals: ['*/sa/voyages'] } }], to: [{ operation: { paths: ['/flights/*'], methods: [GET], ports: ['80'] } }], when: [{ key: 'request.headers[x-tier]', values: [gold] }] }]")).Policies;
        Decide(100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Decide(1_000);

        // The address of the caller is made for each query by this test.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 * 1_000);
        Assert.Equal(0, Alone(table));

        void Decide(int times)
        {
            for (var time = 0; time < times; time++)
            {
                Assert.True(table.Decide(Flights, Call.Query()).Allowed && table.ProviderOf(Flights, Call.Query()) is null);
            }
        }
    }

    private static long Alone(Portal.Api.Mesh.Policy.PolicyTable table)
    {
        var query = Call.Query();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 1_000; time++)
        {
            table.Decide(Flights, query);
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
