using System.Text.Json;
using Portal.Tests.Conventions;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.ManagementApi;

public sealed class ParameterTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    private const string Id = "01890a5d-ac96-774b-bcce-b302099a8057";

    [Theory]
    [InlineData("GET", "/search?q=a&kind=zz", "kind", "The query parameter 'kind' takes one of api, guide, operation, schema, error, parameter, field, value, not 'zz'.")]
    [InlineData("GET", "/search?q=a&limit=x", "limit", "The query parameter 'limit' takes a whole number from 1 to 50, not 'x'.")]
    [InlineData("GET", "/search?q=a&limit=51", "limit", "The query parameter 'limit' takes a whole number from 1 to 50, not '51'.")]
    [InlineData("GET", "/search?q=a&limit=", "limit", "The query parameter 'limit' takes a whole number from 1 to 50, not ''.")]
    [InlineData("GET", "/search?q=a&limit=5&limit=6", "limit", "The query parameter 'limit' stands twice in the address. Send it once.")]
    [InlineData("GET", "/search?q=a&limt=5", "limt", "The query parameter 'limt' is not one this call knows; did you mean 'limit'? It takes q, kind, limit.")]
    [InlineData("GET", "/search?q=a&page=2", "page", "The query parameter 'page' is not one this call knows. It takes q, kind, limit.")]
    [InlineData("GET", "/search", "q", "The query parameter 'q' is required. Send it; the contract says what it takes.")]
    [InlineData("GET", "/domains?x=1", "x", "The query parameter 'x' is not one this call knows. Remove it; this call takes none.")]
    [InlineData("GET", "/mesh/graph?at=yesterday", "at", "The query parameter 'at' takes a time such as 2026-03-14T12:00:00Z, not 'yesterday'.")]
    [InlineData("GET", "/mesh/graph?minutes=7", "minutes", "The query parameter 'minutes' takes one of 1, 5, 15, 60, not '7'.")]
    [InlineData("GET", "/mesh/graph?onlyErrors=1", "onlyErrors", "The query parameter 'onlyErrors' takes true or false, not '1'.")]
    [InlineData("GET", "/mesh/traces?slowerThanMs=NaN", "slowerThanMs", "The query parameter 'slowerThanMs' takes a number, not 'NaN'.")]
    [InlineData("GET", "/mesh/traces?limit=0", "limit", "The query parameter 'limit' takes a whole number from 1 to 200, not '0'.")]
    [InlineData("POST", "/apis/travels/versions/v2/contract?reason=short", "reason", "The query parameter 'reason' takes 10 to 500 characters, not 'short'.")]
    [InlineData("GET", "/apis/travels/versions/v2/contract?format=xml", "format", "The query parameter 'format' takes yaml or json, or zip where the contract was published as one, not 'xml'.")]
    [InlineData("GET", "/apis/travels/versions/v2/revisions/first", "number", "The path parameter 'number' takes a whole number from 1 up, not 'first'.")]
    [InlineData("POST", "/organizations/abc/approve", "id", "The path parameter 'id' takes a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057, not 'abc'.")]
    [InlineData("DELETE", $"/organizations/{Id}/access-tokens/abc", "tokenId", "The path parameter 'tokenId' takes a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057, not 'abc'.")]
    [InlineData("GET", $"/applications/{Id}/usage?from=x", "from", "The query parameter 'from' takes a time before 'to', such as 2026-03-13T12:00:00Z, not 'x'; without it, a day before.")]
    public async Task What_is_wrong_with_an_address_is_said_by_parameter_rule_and_what_was_sent(string method, string address, string parameter, string detail)
    {
        var problem = await SendAsync(method, address);

        Assert.Equal(detail, problem.GetProperty("detail").GetString());
        Assert.Equal(detail, problem.GetProperty("errors").GetProperty(parameter)[0].GetString());
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_no_more_than_anyone_reads()
    {
        var problem = await SendAsync("GET", "/applications/abc/usage?from=1&from=2&setp=1h");
        Assert.Equal(["from", "id", "setp"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));

        var many = await SendAsync("GET", "/domains?" + string.Join('&', Enumerable.Range(0, 1000).Select(number => $"n{number}")));
        Assert.Equal(20, many.GetProperty("errors").EnumerateObject().Count());
    }

    [Fact]
    public async Task Who_may_not_call_is_told_that_and_nothing_of_parameters()
    {
        using var answer = await fixture.Portal.SendAsync(HttpMethod.Post, "/api/v1/organizations/abc/approve?x=1");
        await answer.ProblemAsync(401, "unauthenticated");
    }

    [Fact]
    public async Task Every_operation_refuses_parameters_that_it_does_not_list_and_values_of_another_kind()
    {
        var silent = new List<string>();
        foreach (var (method, path, parameters) in await OperationsAsync())
        {
            foreach (var (name, query, wrong) in parameters.Append(("undeclared", true, true)))
            {
                if (!wrong)
                {
                    continue;
                }
                var address = query ? $"{Fill(path)}?{name}=zz" : Fill(path.Replace($"{{{name}}}", "zz", StringComparison.Ordinal));
                using var answer = await fixture.Portal.SendAsync(new HttpMethod(method), "/api/v1" + address, RunningPortal.AdminToken, method is "POST" or "PUT" ? new { } : null);
                if ((int)answer.StatusCode != 400 || !(await answer.JsonAsync()).GetProperty("errors").TryGetProperty(name, out _))
                {
                    silent.Add($"{method} {address}: {(int)answer.StatusCode}");
                }
            }
        }

        Offenders.None(silent);
    }

    /// <summary>From the served description: whatever joins the API is tried too. <c>Wrong</c>: zz is no value of it.</summary>
    private async Task<List<(string Method, string Path, List<(string Name, bool Query, bool Wrong)> Parameters)>> OperationsAsync()
    {
        var document = JsonElement.Parse(await fixture.Portal.Portal.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (
            operation.Name.ToUpperInvariant(),
            path.Name,
            operation.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() != "header").Select(Read).ToList() : []))).ToList();
        Assert.True(operations.Count > 40);
        return operations;
    }

    private static (string Name, bool Query, bool Wrong) Read(JsonElement parameter)
    {
        var schema = parameter.GetProperty("schema");
        var takesText = schema.TryGetProperty("type", out var type) && type.GetString() == "string" && !schema.TryGetProperty("format", out _) && !schema.TryGetProperty("minLength", out _);
        return (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString() == "query", !takesText);
    }

    private static string Fill(string path) => path.Replace("{number}", "1", StringComparison.Ordinal)
        .Replace("{id}", Id, StringComparison.Ordinal).Replace("{tokenId}", Id, StringComparison.Ordinal).Replace("{api}", "travels", StringComparison.Ordinal).Replace("{version}", "v2", StringComparison.Ordinal);

    private async Task<JsonElement> SendAsync(string method, string address)
    {
        using var answer = await fixture.Portal.SendAsync(new HttpMethod(method), "/api/v1" + address, RunningPortal.AdminToken);
        return await answer.ProblemAsync(400, "invalid");
    }
}
