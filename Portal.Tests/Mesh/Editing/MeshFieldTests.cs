using Portal.Api.Mesh.Editing.Fields;
using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Editing;

/// <summary>Single fields of a mesh file, changed in its text: everything else stays as its author wrote it.</summary>
public sealed class MeshFieldTests
{
    private const string Block = """
        # Who decides.
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: travels
        spec:
          hosts: ["*"]
          gateways: [partners]
          http:
            - match:
                - uri:
                    prefix: /travels   # all of it
              route:
                - destination:
                    host: travels
                    subset: v2
              timeout: 5s  # long enough
            - name: rest
              retries:
                attempts: 2
                perTryTimeout: 1s
              route:
                - destination: { host: flights }

        """;

    [Theory]
    [InlineData("0/spec/http/0/timeout", "750ms", "      timeout: 5s  # long enough", "      timeout: 750ms  # long enough")]
    [InlineData("0/spec/http/0/timeout", "", "\n      timeout: 5s  # long enough\n", "\n")]
    [InlineData("0/spec/http/0/retries/attempts", "3", "# long enough\n", "# long enough\n      retries:\n        attempts: 3\n")]
    [InlineData("0/spec/http/0/fault/delay/fixedDelay", "2s", "# long enough\n", "# long enough\n      fault:\n        delay:\n          fixedDelay: 2s\n")]
    [InlineData("0/spec/http/1/retries/attempts", "", "      retries:\n        attempts: 2\n        perTryTimeout: 1s\n", "")]
    [InlineData("0/spec/http/1/timeout", "9s", "{ host: flights }\n", "{ host: flights }\n      timeout: 9s\n")]
    public void One_field_changes_and_nothing_else(string field, string value, string before, string after) =>
        Assert.Equal(Replaced(Block, before, after), Written(Block, (field, value)));

    [Fact]
    public void A_share_for_a_subset_that_got_none_is_a_new_destination_and_gives_its_neighbour_a_weight() =>
        Assert.Equal(
            Replaced(Block, "            subset: v2\n", "            subset: v2\n          weight: 90\n        - { destination: { host: travels, subset: v1 }, weight: 10 }\n"),
            Written(Block, ("0/spec/http/0/route/0/weight", "90"), ("0/spec/http/0/route/1/weight", "10")));

    [Fact]
    public void A_neighbour_without_a_weight_keeps_the_whole_that_it_had() =>
        Assert.Contains("          weight: 100\n        - { destination: { host: travels, subset: v1 }, weight: 25 }\n", Written(Block, ("0/spec/http/0/route/1/weight", "25")), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ timeout: 5s, route: [{ destination: { host: a } }] }", "0/spec/http/0/timeout", "7s", "{ timeout: 7s, route: [{ destination: { host: a } }] }")]
    [InlineData("{ timeout: 5s, route: [{ destination: { host: a } }] }", "0/spec/http/0/timeout", "", "{ route: [{ destination: { host: a } }] }")]
    [InlineData("{ route: [{ destination: { host: a } }], timeout: 5s }", "0/spec/http/0/timeout", "", "{ route: [{ destination: { host: a } }] }")]
    [InlineData("{ route: [{ destination: { host: a } }] }", "0/spec/http/0/fault/abort/httpStatus", "503", "{ route: [{ destination: { host: a } }], fault: { abort: { httpStatus: 503 } } }")]
    [InlineData("{ fault: { abort: { httpStatus: 503, percentage: { value: 5 } } }, route: [{ destination: { host: a } }] }", "0/spec/http/0/fault/abort/percentage/value", "12.5", "{ fault: { abort: { httpStatus: 503, percentage: { value: 12.5 } } }, route: [{ destination: { host: a } }] }")]
    [InlineData("{ fault: { abort: { httpStatus: 503, percentage: { value: 5 } } }, route: [{ destination: { host: a } }] }", "0/spec/http/0/fault/abort/httpStatus", "", "{ route: [{ destination: { host: a } }] }")]
    public void Fields_between_brackets_stay_between_brackets(string rule, string field, string value, string expected) =>
        Assert.Equal(Flow(expected), Written(Flow(rule), (field, value)));

    [Theory]
    [InlineData("0/spec/http/0/timeout", "soon", "takes a duration such as 5s, 250ms or 1m30s, not 'soon'")]
    [InlineData("0/spec/http/0/fault/abort/httpStatus", "99", "takes a status from 200 to 599, not '99'")]
    [InlineData("0/spec/http/0/fault/delay/percentage/value", "-Infinity", "takes a number from 0 to 100, not '-Infinity'")]
    [InlineData("0/spec/http/0/fault/delay/percentage/value", "101", "takes a number from 0 to 100, not '101'")]
    [InlineData("0/spec/http/0/route/0/weight", "", "takes a whole number from 0 on, not ''")]
    public void What_does_not_fit_is_refused_by_field(string field, string value, string reason)
    {
        var refusal = FieldWriter.Write(Block, [new MeshFieldChange(field, value)], Plans(Block)).Refusal;
        Assert.EndsWith(reason + ".", refusal?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_is_taken_out_by_emptying_both_of_its_fields() =>
        Assert.Equal(
            Flow("{ route: [{ destination: { host: a } }] }"),
            Written(Flow("{ fault: { abort: { httpStatus: 503, percentage: { value: 5 } } }, route: [{ destination: { host: a } }] }"), ("0/spec/http/0/fault/abort/httpStatus", ""), ("0/spec/http/0/fault/abort/percentage/value", "")));

    [Theory]
    [InlineData("0/spec/http/1/retries/attempts", "5")]
    [InlineData("0/spec/http/1/retries/attempts", "")]
    [InlineData("0/spec/http/0/retries/attempts", "5")]
    public void What_stands_for_several_rules_is_not_changed_for_one(string field, string value)
    {
        var text = Flow("{ retries: &r { attempts: 2 }, route: [{ destination: { host: a } }] }, { retries: *r, route: [{ destination: { host: b } }] }");
        var written = FieldWriter.Write(text, [new MeshFieldChange(field, value)], Plans(text));
        if (written.Refusal is { } refusal)
        {
            Assert.Contains("change it in the YAML", refusal.Detail, StringComparison.Ordinal);
            return;
        }
        // The alias alone may go: the other rule says what it said.
        Assert.Equal((value, field), ("", "0/spec/http/1/retries/attempts"));
        Assert.Equal(2, MeshFileReader.Read(new MeshFile("a.yaml", written.Value.Replace("kind:", "apiVersion: networking.istio.io/v1\nkind:", StringComparison.Ordinal))).VirtualServices[0].Rules[0].Retries!.Attempts);
    }

    [Theory]
    [InlineData("v3, weight: 7")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("*x")]
    [InlineData("a: b # c")]
    public void Names_are_written_as_names_whatever_they_look_like(string subset)
    {
        const string text = "kind: VirtualService\nmetadata: { name: a }\nspec:\n  http:\n    - route:\n        -  # canary - old\n          destination: { host: travels, subset: v2 }\n";
        var plans = FieldPlans.Of(text, _ => ["v2", subset]);
        var written = FieldWriter.Write(text, [new MeshFieldChange("0/spec/http/0/route/1/weight", "10")], plans).Value;
        var entry = YamlNodes.Read(written)[0].At("spec", "http", "0", "route", "1");
        Assert.Equal((subset, "10"), (entry.At("destination", "subset").Text(), entry.At("weight").Text()));
        Assert.Equal(2, ((YamlDotNet.RepresentationModel.YamlMappingNode)entry!).Children.Count);
    }

    [Fact]
    public void What_was_changed_in_the_text_meanwhile_is_not_lost()
    {
        var refusal = FieldWriter.Write(Block, [new MeshFieldChange("0/spec/http/0/timeout", "7s", Was: "3s")], Plans(Block)).Refusal;
        Assert.Contains("was changed in the YAML too, to '5s'", refusal?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_end_as_on_windows_go_on_doing_so_and_what_is_written_is_read_by_the_mesh()
    {
        var windows = Block.Replace("\n", "\r\n", StringComparison.Ordinal);
        var written = Written(windows, ("0/spec/http/0/retries/attempts", "3"), ("0/spec/http/0/fault/delay/fixedDelay", "2s"), ("0/spec/http/0/fault/delay/percentage/value", "50"), ("0/spec/http/1/timeout", "1s"));
        Assert.DoesNotContain("\n", written.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var rule = MeshFileReader.Read(new MeshFile("a.yaml", written)).VirtualServices[0].Rules[0];
        Assert.Equal((3, 50.0, TimeSpan.FromSeconds(2)), (rule.Retries!.Attempts, rule.Fault!.Delay!.Percentage, rule.Fault.Delay.Duration));
    }

    [Fact]
    public void Destination_rules_and_routes_of_the_gateway_api_have_fields_too()
    {
        const string text = "kind: DestinationRule\nmetadata: { name: travels }\nspec:\n  host: travels\n---\nkind: HTTPRoute\nmetadata: { name: r }\nspec:\n  rules:\n    - backendRefs:\n        - { name: a, weight: 1 }\n        - { name: b, weight: 3 }\n";
        Assert.Equal(
            ["0/spec/trafficPolicy/loadBalancer/simple", "0/spec/trafficPolicy/outlierDetection/consecutive5xxErrors", "0/spec/trafficPolicy/outlierDetection/baseEjectionTime", "0/spec/trafficPolicy/outlierDetection/maxEjectionPercent", "1/spec/rules/0/backendRefs/0/weight", "1/spec/rules/0/backendRefs/1/weight", "1/spec/rules/0/timeouts/request"],
            Plans(text).SelectMany(group => group.Plans).Select(plan => plan.Id));
        Assert.Contains("  host: travels\n  trafficPolicy:\n    outlierDetection:\n      consecutive5xxErrors: 4\n---", Written(text, ("0/spec/trafficPolicy/outlierDetection/consecutive5xxErrors", "4")), StringComparison.Ordinal);
        Assert.Contains("- { name: b, weight: 9 }", Written(text, ("1/spec/rules/0/backendRefs/1/weight", "9")), StringComparison.Ordinal);
    }

    private static string Flow(string rule) => $"kind: VirtualService\nmetadata: {{ name: a }}\nspec: {{ hosts: [a], http: [{rule}] }}\n";

    private static string Written(string text, params (string Field, string Value)[] changes)
    {
        var written = FieldWriter.Write(text, [.. changes.Select(change => new MeshFieldChange(change.Field, change.Value))], Plans(text));
        Assert.Null(written.Refusal);
        return written.Value;
    }

    private static IReadOnlyList<FieldPlanGroup> Plans(string text) => FieldPlans.Of(text, host => host == "travels" ? ["v1", "v2"] : []);

    private static string Replaced(string text, string before, string after)
    {
        Assert.Contains(before, text, StringComparison.Ordinal);
        return text.Replace(before, after, StringComparison.Ordinal);
    }
}
