using System.Text.Json.Nodes;
using Portal.Tests.Conventions;

namespace Portal.Tests.Openapi;

/// <summary>What a stranger may expect of every contract that the company publishes for its gateway.</summary>
public sealed class ContractTests
{
    private static readonly string[] GatewayErrors = ["400", "401", "403", "404", "429", "502", "503", "504"];

    public static TheoryData<string> Agency => [.. ContractFile.Names.Where(name => !name.StartsWith("portal/", StringComparison.Ordinal))];

    [Fact]
    public void Every_service_has_its_contract() =>
        Assert.Equal(
            ["cars/v1.yaml", "discounts/v1.yaml", "flights/v1.yaml", "hotels/v1.yaml", "insurances/v1.yaml", "travels/v1.yaml", "travels/v2.yaml"],
            Agency.Select(row => row.Data));

    [Theory, MemberData(nameof(Agency))]
    public void Every_operation_has_a_name_a_tag_a_description_and_all_errors_of_the_gateway(string name)
    {
        var contract = ContractFile.Read(name);

        foreach (var (path, _, operation) in contract.Operations())
        {
            foreach (var member in new[] { "operationId", "summary", "description", "tags" })
            {
                Assert.True(operation.ContainsKey(member), $"{path} has no {member}");
            }
            foreach (var status in GatewayErrors)
            {
                var response = contract.Response(path, status);
                Assert.True(response is not null, $"{path} does not say what {status} is");
                Assert.True(response["content"]!.AsObject().ContainsKey("application/problem+json"), $"{path} {status} is not a problem");
            }
        }
    }

    [Theory, MemberData(nameof(Agency))]
    public void The_key_goes_in_a_header_or_in_the_query(string name)
    {
        var contract = ContractFile.Read(name);
        var schemes = contract.Root["components"]!["securitySchemes"]!;

        Assert.Equal(("header", "X-API-Key"), (schemes["user_key"]!["in"]!.GetValue<string>(), schemes["user_key"]!["name"]!.GetValue<string>()));
        Assert.Equal(("query", "user_key"), (schemes["user_key_in_query"]!["in"]!.GetValue<string>(), schemes["user_key_in_query"]!["name"]!.GetValue<string>()));
        var ways = contract.Root["security"]!.AsArray().Select(way => string.Join('+', way!.AsObject().Select(scheme => scheme.Key)));
        // What api.yaml says that the gateway takes, and nothing else.
        Assert.Equal(name.StartsWith("flights/", StringComparison.Ordinal) ? ["user_key", "user_key_in_query", "app_id+app_key", "access_token"] : ["user_key", "user_key_in_query"], ways);
    }

    [Theory, MemberData(nameof(Agency))]
    public void Every_example_of_an_answer_is_what_its_schema_says(string name)
    {
        var contract = ContractFile.Read(name);
        var examples = 0;

        foreach (var (path, _, operation) in contract.Operations())
        {
            foreach (var (status, response) in operation["responses"]!.AsObject())
            {
                foreach (var (media, content) in contract.Resolve(response!)["content"] as JsonObject ?? [])
                {
                    foreach (var (example, value) in content!["examples"]!.AsObject())
                    {
                        examples++;
                        Assert.Equal([], SchemaCheck.Run(contract, content["schema"]!, value!["value"]).Select(wrong => $"{path} {status} {media} {example} {wrong}"));
                    }
                }
            }
        }
        Assert.InRange(examples, 10, 1000);
    }

    [Fact]
    public void Every_problem_in_an_example_leads_by_a_whole_address_to_the_page_of_its_code()
    {
        var problems = ContractFile.Names.SelectMany(name => Problems(ContractFile.Read(name).Root).Select(problem => (name, Type: problem["type"]!.GetValue<string>(), Code: problem["code"]!.GetValue<string>()))).ToList();

        Assert.InRange(problems.Count, 80, 1000);
        // A limit that is used up has a registered type.
        Offenders.None(problems.Where(problem => problem.Type != $"https://portal.travelz.example/problems/{problem.Code}" && problem.Code != "limits_exceeded"));
    }

    [Fact]
    public void The_check_itself_finds_what_is_wrong()
    {
        var contract = ContractFile.Read("travels/v2.yaml");
        var schema = contract.Root["components"]!["schemas"]!["City"]!;

        Assert.Empty(SchemaCheck.Run(contract, schema, JsonNode.Parse("""{"name":"Rome","latitude":41.896,"longitude":12.4833}""")));
        Assert.Equal(4, SchemaCheck.Run(contract, schema, JsonNode.Parse("""{"name":"","latitude":91,"extra":1}""")).Count);
        Assert.NotEmpty(SchemaCheck.Run(contract, schema, JsonNode.Parse("[]")));
    }

    private static IEnumerable<JsonObject> Problems(JsonNode? node) => node switch
    {
        JsonObject found when found["type"] is JsonValue && found["code"] is JsonValue && found["requestId"] is JsonValue => [found],
        JsonObject members => members.SelectMany(member => Problems(member.Value)),
        JsonArray items => items.SelectMany(Problems),
        _ => [],
    };
}
