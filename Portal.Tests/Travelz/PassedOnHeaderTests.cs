using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Contracts;
using Portal.Tests.Conventions;
using Portal.Tests.Mesh;

namespace Portal.Tests.Travelz;

public sealed class PassedOnHeaderTests
{
    private static readonly string[] PassedOn = ["portal", "device", "user", "travel", "tracestate", "baggage"];

    [Fact]
    public async Task Headers_of_the_business_and_of_the_trace_reach_the_last_service_and_no_others_do()
    {
        await using var mesh = await StartAsync();
        var seen = await TakeOverDiscountsAsync(mesh, context => context.Response.WriteAsync("""{"user":"new","discount":0.25}"""));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels/Rome");
        foreach (var name in PassedOn)
        {
            request.Headers.TryAddWithoutValidation(name, name switch { "device" => "web", "travel" => "t1", "user" => "new", "tracestate" => "v=1", "baggage" => "a=b", _ => "red.example" });
        }
        request.Headers.Add("X-Other", "stays behind");

        (await mesh.Edge.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Assert.Equal(4, seen.Count);
        Assert.All(seen, headers =>
        {
            Assert.All(PassedOn, name => Assert.True(headers.ContainsKey(name), $"{name} was not passed on"));
            Assert.False(headers.ContainsKey("X-Other"));
            Assert.StartsWith($"00-{TestMesh.TraceId}-", headers.TraceParent.ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("flights")]
    [InlineData("hotels")]
    [InlineData("cars")]
    [InlineData("insurances")]
    [InlineData("discounts")]
    public void The_contract_of_a_service_names_the_headers_of_the_business_that_are_passed_on_to_it(string api)
    {
        var contract = Documents.Open(File.ReadAllText(Path.Combine(SourceTree.Root, "openapi", api, "v1.yaml")));

        var asked = contract.Operations.Where(operation => operation.Path.Contains('{', StringComparison.Ordinal));

        Assert.All(asked, operation => Assert.Superset(
            PassedOn.Except(["tracestate", "baggage"]).ToHashSet(), contract.FindOperation(operation.Id)!.Parameters.Where(parameter => parameter.In is "header").Select(parameter => parameter.Name).ToHashSet()));
    }

    [Fact]
    public async Task Empty_headers_are_not_passed_on()
    {
        await using var mesh = await StartAsync();
        var seen = await TakeOverDiscountsAsync(mesh, context => context.Response.WriteAsync("""{"user":"new","discount":0.25}"""));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/flights/Rome");
        request.Headers.TryAddWithoutValidation("user", "new");
        request.Headers.TryAddWithoutValidation("device", "");

        await mesh.Edge.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.False(Assert.Single(seen).ContainsKey("device"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task Without_a_usable_answer_of_the_discounts_the_full_price_is_quoted(int status)
    {
        await using var mesh = await StartAsync();
        await TakeOverDiscountsAsync(mesh, context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("no JSON");
        });

        Assert.Contains("\"price\":1032}", await QuoteAsync(mesh), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discounts_that_are_not_there_or_never_answer_cost_the_discount_and_not_the_quote()
    {
        await using var mesh = await StartAsync();
        var discounts = mesh.Registry.Find("discounts")!.Instances[0];
        discounts.Ready = false;
        Assert.Contains("\"price\":1032}", await QuoteAsync(mesh), StringComparison.Ordinal);

        await TakeOverDiscountsAsync(mesh, context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        Assert.Contains("\"price\":1032}", await QuoteAsync(mesh), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1", """{"error":"Travel Quote for Rome failed because cars did not answer"}""")]
    [InlineData("v2", "supplier_failed")]
    public async Task A_supplier_that_does_not_answer_fails_the_quote_with_its_name(string version, string says)
    {
        await using var mesh = await StartAsync();
        mesh.Registry.Find("cars")!.Instances[0].Ready = false;
        using var client = version == "v1" ? mesh.Sidecar("voyages") : new HttpClient { BaseAddress = mesh.Edge.BaseAddress };

        var answer = await client.GetAsync(version == "v1" ? "http://travels/travels/Rome" : "/travels/Rome", TestContext.Current.CancellationToken);

        Assert.Equal(502, (int)answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<TestMesh> StartAsync() =>
        TestMesh.StartInAsync(Path.Combine(SourceTree.Root, "Portal.Api", "Travelz", "Mesh"), travelz: true, "--Travelz:Traffic=false");

    private static async Task<ConcurrentBag<IHeaderDictionary>> TakeOverDiscountsAsync(TestMesh mesh, RequestDelegate answer)
    {
        var seen = new ConcurrentBag<IHeaderDictionary>();
        mesh.Registry.Remove(mesh.Registry.Find("discounts")!.Instances[0]);
        await mesh.AddServiceAsync("discounts", "v1", context =>
        {
            seen.Add(new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase)));
            return answer(context);
        });
        return seen;
    }

    private static async Task<string> QuoteAsync(TestMesh mesh)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/flights/Rome") { Headers = { { "user", "new" } } };
        var answer = await mesh.Edge.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
