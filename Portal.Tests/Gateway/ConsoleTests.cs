using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Api.Access;
using Portal.Api.Gateway.Console;
using Portal.Api.Identity;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Gateway;

public sealed class ConsoleTests
{
    [Fact]
    public async Task The_console_calls_the_real_gateway_for_a_signed_in_person_and_keeps_the_session_to_itself()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        stage.Mesh.Answer = context =>
        {
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Headers["X-Answer"] = "yes";
            return context.Response.WriteAsync("hello");
        };

        var answer = await stage.TryAsync(HttpMethod.Get, $"/try/{subscription}/travels/San%20Marino?currency=EUR", cookie, ("Authorization", "Bearer secret"));

        Assert.Equal((HttpStatusCode.OK, "hello"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("/travels/San%20Marino?currency=EUR", stage.Mesh.Last.Call.Path);
        Assert.DoesNotContain(stage.Mesh.Last.Headers.Keys, name => name is "Cookie" or "Authorization" or "X-API-Key" or "X-Portal-Console");
        Assert.Equal("yes", answer.Headers.GetValues("X-Answer").Single());
        Assert.Contains("\"minute\";r=59", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        var record = await (await stage.Portal.SendAsync(HttpMethod.Get, $"/api/v1/requests/{id}", RunningPortal.AdminToken)).JsonAsync();
        Assert.Equal("tvzc_…", record.GetProperty("ledger")[1].GetProperty("input").GetString()![^6..]);
    }

    [Fact]
    public async Task Refusals_of_the_gateway_come_through_as_they_are()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");

        await (await stage.TryAsync(HttpMethod.Get, $"/try/{subscription}/travel", cookie)).ProblemAsync(404, "no_operation");
        await (await stage.TryAsync(HttpMethod.Get, $"/try/{subscription}/hotels/Rome", cookie)).ProblemAsync(403, "subscription_missing");
        await (await stage.TryAsync(HttpMethod.Delete, $"/try/{subscription}/travels/Rome", cookie)).ProblemAsync(405, "method_not_allowed");
    }

    [Fact]
    public async Task It_is_for_the_own_console_and_the_own_subscription_only()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        var (_, other) = await stage.SubscriberAsync("noor@blue.example", "Blue Travel");
        var address = $"/try/{subscription}/travels/Rome";

        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.TryAsync(HttpMethod.Get, address, null)).StatusCode);
        await (await stage.TryAsync(HttpMethod.Get, address, other)).ProblemAsync(404, "not_found");
        await (await stage.TryAsync(HttpMethod.Get, $"/try/{Guid.NewGuid()}/travels/Rome", cookie)).ProblemAsync(404, "not_found");
        await (await stage.TryAsync(HttpMethod.Get, address, cookie, ("Sec-Fetch-Site", "cross-site"))).ProblemAsync(403, "not_from_console");
        await (await stage.TryAsync(HttpMethod.Get, address, cookie, ("Sec-Fetch-Site", "same-site"))).ProblemAsync(403, "not_from_console");
        await (await stage.TryAsync(HttpMethod.Get, address, cookie, console: false)).ProblemAsync(403, "not_from_console");
        Assert.Equal(HttpStatusCode.OK, (await stage.TryAsync(HttpMethod.Get, address, cookie, ("Sec-Fetch-Site", "same-origin"))).StatusCode);
        Assert.Single(stage.Mesh.Calls);
    }

    [Fact]
    public async Task Requests_and_usage_are_refused_to_strangers_over_the_management_api_too()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        var answer = await stage.TryAsync(HttpMethod.Get, $"/try/{subscription}/travels/Rome", cookie);
        var request = $"/api/v1/requests/{answer.Headers.GetValues("X-Request-Id").Single()}";
        var usage = $"/api/v1/applications/{stage.Application}/usage";
        var stranger = (await stage.Portal.TokenAsync(await stage.Portal.SignUpAsync("noor@blue.example", "Blue Travel"), AccessScopes.RequestsRead, AccessScopes.UsageRead)).Token;
        var owner = (await stage.Portal.TokenAsync(stage.Organization, AccessScopes.RequestsRead, AccessScopes.UsageRead)).Token;

        foreach (var address in new[] { request, usage })
        {
            await (await stage.Portal.SendAsync(HttpMethod.Get, address)).ProblemAsync(401, "unauthenticated");
            await (await stage.Portal.SendAsync(HttpMethod.Get, address, stranger)).ProblemAsync(404, "not_found");
            Assert.Equal(HttpStatusCode.OK, (await stage.Portal.SendAsync(HttpMethod.Get, address, owner)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await stage.Portal.SendAsync(HttpMethod.Get, address, RunningPortal.AdminToken)).StatusCode);
        }
        var problem = await (await stage.Portal.SendAsync(HttpMethod.Get, usage + "?step=1x", owner)).ProblemAsync(400, "invalid");
        Assert.StartsWith("The query parameter 'step' takes", problem.GetProperty("errors").GetProperty("step")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_rehearsed_for_the_call_that_asks_for_it_and_for_no_other()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        var address = $"/try/{subscription}/travels/Rome";

        var answer = await stage.TryAsync(HttpMethod.Get, address, cookie, ("X-Try-Failure", "delay=2000"));
        var (wished, headers) = (stage.Mesh.Last.Call.Rehearsal, stage.Mesh.Last.Headers.Keys);
        await stage.TryAsync(HttpMethod.Get, address, cookie);

        Assert.Equal((RehearsalKind.Delay, 2000), (wished!.Kind, wished.Amount));
        Assert.DoesNotContain(headers, name => name is "X-Portal-Wish" or "X-Try-Failure");
        Assert.Null(stage.Mesh.Last.Call.Rehearsal);
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        var record = await (await stage.Portal.SendAsync(HttpMethod.Get, $"/api/v1/requests/{id}", RunningPortal.AdminToken)).JsonAsync();
        Assert.Contains(record.GetProperty("ledger").EnumerateArray(), step => step.GetProperty("input").GetString() == "rehearsal delay=2000");
        Assert.Equal("rehearsed", record.GetProperty("request").GetProperty("kind").GetString());
        await (await stage.TryAsync(HttpMethod.Get, address, cookie, ("X-Try-Failure", "delay=-1"))).ProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task A_rehearsed_cut_is_one_call_and_the_head_of_its_answer_says_which()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        await stage.TryAsync(HttpMethod.Get, $"/try/{subscription}/travels/Rome", cookie);
        stage.Mesh.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.ContentLength, context.Response.Headers[Rehearsal.CutHeader]) = (502, 0, "1");
            return Task.CompletedTask;
        };
        using var call = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Portal.Addresses.Portal!, $"/try/{subscription}/travels/Rome"))
        {
            Headers = { { "Cookie", cookie }, { "X-Portal-Console", "1" }, { "X-Try-Failure", "reset" } },
        };

        var answer = await stage.Portal.Portal.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, stage.Mesh.Calls.Count);
        var record = await (await stage.Portal.SendAsync(HttpMethod.Get, $"/api/v1/requests/{answer.Headers.GetValues("X-Request-Id").Single()}", RunningPortal.AdminToken)).JsonAsync();
        Assert.Equal((0, "rehearsed"), (record.GetProperty("request").GetProperty("status").GetInt32(), record.GetProperty("request").GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Only_administrators_and_the_company_s_own_choose_a_subset_by_hand()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, cookie) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        var address = $"/try/{subscription}/travels/Rome";

        await (await stage.TryAsync(HttpMethod.Get, address, cookie, ("X-Try-Subset", "v1"))).ProblemAsync(403, "forbidden");
        Assert.Empty(stage.Mesh.Calls);
        await stage.MakeAdministratorAsync("maya@sunny.example");
        Assert.Equal(HttpStatusCode.OK, (await stage.TryAsync(HttpMethod.Get, address, cookie, ("X-Try-Subset", "v1"))).StatusCode);
        Assert.Equal("v1", stage.Mesh.Last.Call.Subset);
    }

    [Fact]
    public async Task A_wish_is_heeded_only_from_the_console_of_whom_it_was_written_for()
    {
        await using var stage = await Stage.StartAsync();
        var (subscription, _) = await stage.SubscriberAsync("maya@sunny.example", "Sunny Tours");
        var user = Guid.NewGuid();
        var wish = new CallWish(subscription, user, "v1", null);
        var wishes = stage.Portal.Services.GetRequiredService<CallWishes>();
        var credentials = stage.Portal.Services.GetRequiredService<ConsoleCredentials>();

        Assert.Equal("v1", await SubsetAsync(credentials.Issue(subscription, user), wishes.Write(wish)));
        Assert.Null(await SubsetAsync(credentials.Issue(subscription, Guid.NewGuid()), wishes.Write(wish)));
        Assert.Null(await SubsetAsync(credentials.Issue(subscription, user), wishes.Write(wish with { Subscription = Guid.NewGuid() })));
        Assert.Null(await SubsetAsync(credentials.Issue(subscription, user), Altered(wishes.Write(wish))));
        Assert.Null(await SubsetAsync(await stage.KeyAsync(), wishes.Write(wish)));

        static string Altered(string text) => (text[0] == 'A' ? 'B' : 'A') + text[1..];

        async Task<string?> SubsetAsync(string key, string header)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Portal.Addresses.Gateway!, "/travels/Rome")) { Headers = { { "X-API-Key", key }, { "X-Portal-Wish", header } } };
            Assert.Equal(HttpStatusCode.OK, (await stage.Portal.Portal.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
            Assert.DoesNotContain("X-Portal-Wish", stage.Mesh.Last.Headers.Keys);
            return stage.Mesh.Last.Call.Subset;
        }
    }

    /// <summary>The whole portal with the real gateway before a double of the mesh.</summary>
    private sealed class Stage(RunningPortal portal, MeshDouble mesh) : IAsyncDisposable
    {
        public RunningPortal Portal => portal;

        public MeshDouble Mesh => mesh;

        public Guid Organization { get; private set; }

        public Guid Application { get; private set; }

        public static async Task<Stage> StartAsync()
        {
            var mesh = new MeshDouble();
            var portal = await RunningPortal.StartAsync("portal,gateway", builder => builder.Services.AddSingleton<IMeshEntry>(mesh));
            return new Stage(portal, mesh);
        }

        public async Task<(Guid Subscription, string Cookie)> SubscriberAsync(string email, string organization)
        {
            Organization = await portal.SignUpAsync(email, organization);
            await MustAsync(portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{Organization}/approve", RunningPortal.AdminToken, new { reason = "known" }));
            var (_, token) = await portal.TokenAsync(Organization, AccessScopes.ApplicationsWrite);
            Application = (await MustAsync(portal.SendAsync(HttpMethod.Post, "/api/v1/applications", token, new { name = "Red", description = "" }))).GetProperty("id").GetGuid();
            var subscription = await MustAsync(portal.SendAsync(HttpMethod.Post, $"/api/v1/applications/{Application}/subscriptions", token, new { api = "travels", plan = "starter" }));
            return (subscription.GetProperty("id").GetGuid(), await CookieAsync(email));
        }

        public async Task<HttpResponseMessage> TryAsync(HttpMethod method, string address, string? cookie, (string Name, string Value)? header = null, bool console = true)
        {
            var target = portal.Addresses.Portal!.GetLeftPart(UriPartial.Authority) + address;
            using var request = new HttpRequestMessage(method, new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            if (cookie is not null)
            {
                request.Headers.Add("Cookie", cookie);
            }
            if (console)
            {
                request.Headers.Add("X-Portal-Console", "1");
            }
            if (header is var (name, value))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
            return await portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
        }

        public async Task MakeAdministratorAsync(string email)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.Where(user => user.Email == email)
                .ExecuteUpdateAsync(row => row.SetProperty(user => user.IsAdministrator, true), TestContext.Current.CancellationToken);
        }

        /// <summary>Of the application, as any client has one.</summary>
        public async Task<string> KeyAsync()
        {
            var (_, token) = await portal.TokenAsync(Organization, AccessScopes.ApplicationsWrite);
            return (await MustAsync(portal.SendAsync(HttpMethod.Post, $"/api/v1/applications/{Application}/credentials", token, new { kind = "user_key", name = "test" }))).GetProperty("key").GetString()!;
        }

        public ValueTask DisposeAsync() => portal.DisposeAsync();

        private static async Task<JsonElement> MustAsync(Task<HttpResponseMessage> sending)
        {
            var answer = await sending;
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {text}");
            return JsonElement.Parse(text);
        }

        /// <summary>The session of a person, as signing in would give it.</summary>
        private async Task<string> CookieAsync(string email)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            var user = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.SingleAsync(user => user.Email == email, TestContext.Current.CancellationToken);
            ClaimsPrincipal principal = await scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>().CreateUserPrincipalAsync(user);
            var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UnixEpoch.AddYears(50), ExpiresUtc = DateTimeOffset.UnixEpoch.AddYears(200) }, IdentityConstants.ApplicationScheme);
            return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
        }
    }
}
