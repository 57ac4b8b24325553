using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;

namespace Portal.Tests.Conventions;

/// <summary>Rules for every endpoint there is and every one to come: these tests read the program's own list of endpoints.</summary>
public sealed partial class EndpointGuardTests
{
    /// <summary>What anyone may call. Whoever adds to this list says so in review.</summary>
    private static readonly HashSet<string> Public =
    [
        "GET /api/v1/openapi.json",
        "GET /api/v1/apis",
        "GET /api/v1/apis/{api}",
        "GET /api/v1/apis/{api}/versions/{version}",
        "GET /api/v1/apis/{api}/versions/{version}/contract",
        "GET /api/v1/apis/{api}/versions/{version}/changelog",
        "GET /api/v1/apis/{api}/guides",
        "GET /api/v1/apis/{api}/guides/{guide}",
        "GET /api/v1/domains",
        "GET /api/v1/apis/{api}/versions/{version}/revisions",
        "GET /api/v1/apis/{api}/versions/{version}/revisions/{number}",
        "GET /api/v1/lint-rules",
        "GET /api/v1/search",
        "POST /api/v1/sign-ups",
    ];

    [Fact]
    public async Task Every_endpoint_of_the_management_API_refuses_who_sends_no_token_but_the_public_ones()
    {
        await using var portal = await RunningPortal.StartAsync();
        var open = new List<string>();

        foreach (var (method, route) in Endpoints(portal))
        {
            if (Public.Contains($"{method} {route}"))
            {
                continue;
            }
            using var answer = await SendAsync(portal, method, route, token: null);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || answer.Headers.WwwAuthenticate.Count == 0)
            {
                open.Add($"{method} {route}: {(int)answer.StatusCode}");
            }
        }

        Offenders.None(open);
    }

    [Fact]
    public async Task Every_endpoint_of_the_management_API_refuses_a_token_that_was_never_issued()
    {
        await using var portal = await RunningPortal.StartAsync();
        var open = new List<string>();

        foreach (var (method, route) in Endpoints(portal).Where(endpoint => !Public.Contains($"{endpoint.Method} {endpoint.Route}")))
        {
            using var answer = await SendAsync(portal, method, route, "tvzat_000000000000000000000000000000000");
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                open.Add($"{method} {route}: {(int)answer.StatusCode}");
            }
        }

        Offenders.None(open);
    }

    [Fact]
    public async Task What_an_administrator_asks_for_by_an_id_that_is_nobodys_is_not_found()
    {
        await using var portal = await RunningPortal.StartAsync();
        var odd = new List<string>();

        foreach (var (method, route) in Endpoints(portal).Where(endpoint => endpoint.Route.Contains('{') && !Public.Contains($"{endpoint.Method} {endpoint.Route}")))
        {
            using var answer = await SendAsync(portal, method, route, RunningPortal.AdminToken);
            // A body that is asked for and not sent is 400, before anything is looked up.
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest))
            {
                odd.Add($"{method} {route}: {(int)answer.StatusCode}");
            }
        }

        Offenders.None(odd);
    }

    private static List<(string Method, string Route)> Endpoints(RunningPortal portal)
    {
        var endpoints = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => (method, "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "{$1}"))))
            .Distinct().ToList();
        Assert.True(endpoints.Count >= Public.Count, "The program lists fewer endpoints than are public: the list is not read rightly.");
        return endpoints;
    }

    private static Task<HttpResponseMessage> SendAsync(RunningPortal portal, string method, string route, string? token)
    {
        var address = Parameter().Replace(route, _ => Guid.NewGuid().ToString());
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = JsonContent.Create(new { });
        }
        return portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)(?::[^}]*)?\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
