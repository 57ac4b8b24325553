using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Interdomain;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Identity;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Persistence;
using Portal.Api.Traffic;
using Portal.Api.Travelz.Portals;

namespace Portal.Tests.Mesh.Interdomain;

/// <summary>The fourth scenario of the story: calls from one domain into another need a contract, a subscription and a key, at the sidecar of what they call.</summary>
public sealed class InterdomainGateTests(InterdomainFixture mesh) : IClassFixture<InterdomainFixture>
{
    private const string OurRequestId = "019ace0000007000800000000000000a";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_without_a_key_is_refused_and_told_where_it_gets_one()
    {
        var answer = await mesh.SendAsync(InterdomainFixture.Voyages, "/travels/Rome");

        var problem = await ProblemAsync(answer, HttpStatusCode.Forbidden, "credential_missing");
        Assert.Contains("voyages is of the domain travel-portal", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("X-API-Key", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Contains("/applications", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", answer.Headers.GetValues("X-Portal-Recorded").Single());
        var step = Assert.Single(mesh.Steps);
        Assert.Equal(("interdomain", "travel-portal to travel-agency", false), (step.Kind, step.Name, step.Passed));
        Assert.StartsWith("credential_missing: ", step.Verdict, StringComparison.Ordinal);
        var record = (await mesh.RecordOfAsync(answer)).Request;
        Assert.Equal(("mesh", "voyages", "travels", "v1", "credential_missing", 403), (record.Door, record.Source, record.Api, record.Version, record.RefusalCode, record.Status));
    }

    [Fact]
    public async Task With_its_key_it_is_answered_and_the_call_is_its_applications()
    {
        var key = mesh.KeyOf(PortalSite.Voyages);
        using var call = InterdomainFixture.Call(InterdomainFixture.Voyages, "/travels/Rome?currency=EUR", key);
        call.Headers.Add("X-Request-Id", OurRequestId);
        call.Headers.Add("traceparent", $"00-{TestMesh.TraceId}-00f067aa0ba902b7-01");

        var answer = await mesh.SendAsync(call);

        var reached = await ReachedAsync(answer);
        var record = await mesh.RecordOfAsync(answer);
        Assert.Equal(("/travels/Rome?currency=EUR", "/travels/Rome?currency=EUR"), (reached.Address, reached.RawTarget));
        Assert.DoesNotContain(reached.Headers, header => header.Value.Contains(key, StringComparison.Ordinal));
        Assert.Equal(record.Request.ApplicationId.ToString(), reached.Headers["X-Portal-Application"]);
        Assert.Equal(("internal", OurRequestId), (reached.Headers["X-Portal-Plan"], reached.Headers["X-Request-Id"]));
        Assert.Equal(("voyages.fr", "quoteTrip", "v1", 200, null), (record.Request.ApplicationName, record.Request.Operation, record.Request.Version, record.Request.Status, record.Request.RefusalCode));
        Assert.Equal((OurRequestId, TestMesh.TraceId), (record.Request.RequestId, record.TraceId));
        Assert.DoesNotContain(key, JsonSerializer.Serialize(record), StringComparison.Ordinal);
        Assert.Equal((true, "voyages.fr may call quoteTrip of travels v1 under plan Internal"), (mesh.Steps[^1].Passed, mesh.Steps[^1].Verdict));
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("GET", false)]
    [InlineData("HEAD", true)]
    public async Task An_answer_that_says_no_length_is_counted_as_it_is_written(string method, bool hasKey)
    {
        using var call = InterdomainFixture.Call(InterdomainFixture.Voyages, "/travels/Rome", hasKey ? mesh.KeyOf(PortalSite.Voyages) : null);
        call.Method = new HttpMethod(method);

        var answer = await mesh.SendAsync(call);

        var body = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal((hasKey ? HttpStatusCode.OK : HttpStatusCode.Forbidden, method == "HEAD"), (answer.StatusCode, body.Length == 0));
        Assert.Equal(body.Length, (await mesh.RecordOfAsync(answer)).ResponseBytes);
    }

    [Fact]
    public async Task The_key_counts_as_used_and_the_calls_as_usage_of_the_portal()
    {
        await mesh.SendAsync(InterdomainFixture.Voyages, "/travels", mesh.KeyOf(PortalSite.Viaggi));

        await Wait.UntilAsync(async () =>
        {
            await using var scope = mesh.Portal.Services.CreateAsyncScope();
            var application = mesh.Portal.Services.GetRequiredService<PortalKeys>().Id(PortalSite.Viaggi, "application");
            var credential = Assert.Single((await scope.ServiceProvider.GetRequiredService<ApplicationQueries>().FindAsync(OwnerOf(PortalSite.Viaggi), application, Cancel)).Value.Credentials);
            var usage = await scope.ServiceProvider.GetRequiredService<UsageQueries>().ForApplicationAsync(
                Actor.System, application, DateTimeOffset.MinValue.AddYears(2000), DateTimeOffset.MinValue.AddYears(2900), TimeSpan.FromDays(300), Cancel);
            return credential.LastUsedOperation == "listCities" && usage!.Operations.Any(operation => operation is { Api: "travels", Version: "v1", Operation: "listCities" });
        }, TimeSpan.FromSeconds(10), "the use is written");
    }

    [Theory]
    [InlineData("/old-offers", "v1", null)]
    [InlineData("/old-offers", "v2", "no_operation")]
    [InlineData("/flights/Rome", "v1", "no_operation")]
    [InlineData("/nowhere", "v1", "no_operation")]
    public async Task The_contract_of_the_version_that_is_called_says_what_can_be_called(string path, string version, string? code)
    {
        var answer = await mesh.SendAsync(InterdomainFixture.Voyages, path, mesh.KeyOf(PortalSite.Voyages), $"travels {version} travel-agency");

        if (code is null)
        {
            await ReachedAsync(answer);
        }
        else
        {
            await ProblemAsync(answer, HttpStatusCode.NotFound, code);
        }
        Assert.Equal(version, (await mesh.RecordOfAsync(answer)).Request.Version);
    }

    [Fact]
    public async Task Another_method_than_the_contracts_is_told_which_there_are()
    {
        using var call = InterdomainFixture.Call(InterdomainFixture.Voyages, "/travels", mesh.KeyOf(PortalSite.Voyages));
        call.Method = HttpMethod.Delete;

        var answer = await mesh.SendAsync(call);

        await ProblemAsync(answer, HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_key_of_an_application_without_a_subscription_is_refused()
    {
        var answer = await mesh.SendAsync(InterdomainFixture.Voyages, "/flights/Rome", mesh.KeyOf(PortalSite.Voyages), "flights v1 travel-agency");

        await ProblemAsync(answer, HttpStatusCode.Forbidden, "subscription_missing");
        Assert.Equal("voyages.fr", (await mesh.RecordOfAsync(answer)).Request.ApplicationName);
    }

    [Fact]
    public async Task What_has_no_contract_cannot_be_called_from_another_domain()
    {
        var answer = await mesh.SendAsync(new SpiffeId("travel-agency", "travels-v1"), "/status", mesh.KeyOf(PortalSite.Voyages), "voyages v1 travel-portal");

        await ProblemAsync(answer, HttpStatusCode.Forbidden, "contract_missing");
        Assert.Equal(("voyages", "travels-v1"), ((await mesh.RecordOfAsync(answer)).Request.Api, (await mesh.RecordOfAsync(answer)).Request.Source));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_stays_told_as_that_however_often_it_comes()
    {
        var key = await IssueAsync(PortalSite.TravelsUk);
        Assert.Equal(HttpStatusCode.OK, (await mesh.SendAsync(InterdomainFixture.Voyages, "/travels", key.Key)).StatusCode);

        await using var scope = mesh.Portal.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<RevokeCredential>().ExecuteAsync(OwnerOf(PortalSite.TravelsUk), key.Id, Cancel)).Refusal);

        for (var call = 0; call < 30; call++)
        {
            await ProblemAsync(await mesh.SendAsync(InterdomainFixture.Voyages, "/travels", key.Key), HttpStatusCode.Forbidden, "credential_unknown");
        }
    }

    [Fact]
    public async Task Observed_calls_pass_and_are_told_and_enforcing_refuses_them_at_once()
    {
        var pages = new SpiffeId("developer-portal", "pages");
        await mesh.SetModeAsync("developer-portal", InterdomainMode.Observe);

        var observed = await mesh.SendAsync(pages, "/travels/Rome?user_key=tvz_wrong");
        var step = Assert.Single(mesh.Steps);
        var unclear = await mesh.SendAsync(pages, "/travels/..%2fRome");
        var demanded = await mesh.SendAsync(pages, "/travels/Rome", demandedBy: "keys-for-all");
        await mesh.SetModeAsync("developer-portal", InterdomainMode.Enforce);
        var enforced = await mesh.SendAsync(pages, "/travels/Rome?user_key=tvz_wrong");

        var reached = await ReachedAsync(observed);
        Assert.Equal("/travels/Rome", reached.Address);
        Assert.False(reached.Headers.ContainsKey("X-Portal-Application"));
        Assert.True(step.Passed);
        Assert.StartsWith("observed, let through: The key is not one of ours", step.Verdict, StringComparison.Ordinal);
        var record = await mesh.RecordOfAsync(observed);
        Assert.Equal((200, null), (record.Request.Status, record.Request.RefusalCode));
        Assert.Contains(record.Ledger, entry => entry is { Step: "credential", Passed: false, Remedy.Length: > 0 });
        Assert.Contains(record.Ledger, entry => entry is { Step: "interdomain", Passed: true });
        await ProblemAsync(enforced, HttpStatusCode.Forbidden, "credential_malformed");
        // What two programs may read as two things, and what a policy wants asked, is not waved through.
        await ProblemAsync(unclear, HttpStatusCode.BadRequest, "path_refused");
        await ProblemAsync(demanded, HttpStatusCode.Forbidden, "credential_missing");
    }

    [Fact]
    public async Task Inside_a_domain_mesh_identity_is_enough_unless_a_policy_wants_more()
    {
        var neighbour = new SpiffeId("travel-agency", "travels-v1");

        var inside = await mesh.SendAsync(neighbour, "/nowhere");
        Assert.Empty(mesh.Steps);
        var demanded = await mesh.SendAsync(neighbour, "/travels", demandedBy: "keys-for-all");

        await ReachedAsync(inside);
        Assert.False(inside.Headers.Contains("X-Portal-Recorded"));
        await ProblemAsync(demanded, HttpStatusCode.Forbidden, "credential_missing");
        Assert.Equal("keys-for-all", Assert.Single(mesh.Steps).Name);
    }

    [Theory]
    [InlineData("edge", "gateway", true)]
    [InlineData("edge", "another", false)]
    [InlineData("gateway", "edge", false)]
    public async Task Of_calls_from_the_edge_gateway_the_guard_has_been_asked_already(string home, string workload, bool passes)
    {
        var answer = await mesh.SendAsync(new SpiffeId(home, workload), "/travels/Rome");

        Assert.Equal(passes, answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_shows_no_certificate_is_nobodys_neighbour_and_gives_a_call_no_id()
    {
        using var call = InterdomainFixture.Call(null, "/travels/Rome");
        call.Headers.Add("X-Request-Id", OurRequestId[..^1] + "b");

        var nobody = await mesh.SendAsync(call);
        var known = await mesh.SendAsync(null, "/travels/Rome", mesh.KeyOf(PortalSite.Voyages));

        await ProblemAsync(nobody, HttpStatusCode.Unauthorized, "credential_missing");
        Assert.NotEmpty(nobody.Headers.WwwAuthenticate);
        Assert.NotEqual(OurRequestId[..^1] + "b", nobody.Headers.GetValues("X-Request-Id").Single());
        await ReachedAsync(known);
        Assert.Null((await mesh.RecordOfAsync(known)).Request.Source);
    }

    [Fact]
    public async Task What_only_we_may_say_is_not_taken_from_a_workload()
    {
        using var call = InterdomainFixture.Call(InterdomainFixture.Voyages, "/travels/Rome", mesh.KeyOf(PortalSite.Voyages));
        foreach (var name in new[] { "X-Portal-Application", "X_Portal_Application", "X-Portal-Organization", "X-Forwarded-For", "X-Usage" })
        {
            call.Headers.TryAddWithoutValidation(name, "forged");
        }

        var reached = await ReachedAsync(await mesh.SendAsync(call));

        Assert.DoesNotContain(reached.Headers, header => header.Value.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_decided_on_is_refused()
    {
        var services = mesh.Portal.Services;
        var decision = new InterdomainDecision(
            services.GetRequiredService<AccessStore>(), check: null!, services.GetRequiredService<InterdomainRefusals>(),
            new DomainCallTally(), services.GetRequiredService<IRequestSink>(), TimeProvider.System, NullLogger<InterdomainDecision>.Instance);
        var broken = new InterdomainGate(decision, services.GetRequiredService<RefusalAnswers>(), new DomainCallTally(), TimeProvider.System);
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        var called = new Portal.Api.Mesh.WorkloadIdentity("travels-v1", "travel-agency", new Dictionary<string, string>());

        await broken.InvokeAsync(new InboundCall(context, InterdomainFixture.Voyages, "travels", called, []), _ => throw new InvalidOperationException("It was let through."));

        Assert.Equal(500, context.Response.StatusCode);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((status, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return problem;
    }

    private static async Task<Reached> ReachedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Reached>(Cancel))!;
    }

    private async Task<IssuedCredential> IssueAsync(PortalSite site)
    {
        await using var scope = mesh.Portal.Services.CreateAsyncScope();
        var application = mesh.Portal.Services.GetRequiredService<PortalKeys>().Id(site, "application");
        return (await scope.ServiceProvider.GetRequiredService<IssueCredential>().ExecuteAsync(OwnerOf(site), application, new NewCredential(CredentialKind.UserKey), Cancel)).Value;
    }

    private Actor OwnerOf(PortalSite site) => new()
    {
        Kind = ActorKind.Person,
        Name = "Ada",
        OrganizationId = mesh.Portal.Services.GetRequiredService<PortalKeys>().Id(site, "organization"),
        IsOrganizationActive = true,
        IsInternal = true,
    };
}
