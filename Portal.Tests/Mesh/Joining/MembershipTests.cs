using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;
using Portal.Api.Mesh.Workloads;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Joining;

/// <summary>The side that joins.</summary>
public sealed class MembershipTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_certificate_of_another_processs_authority_is_renewed_at_two_thirds_with_another_key_and_shown_until_then()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));
        using var authority = new MeshAuthority(clock);
        var held = new MemberCertificates();
        var shown = new MeshIdentities(held, clock).Of(TestMesh.Caller);
        Renew(held, authority);
        var first = shown.Context;

        Assert.Equal(clock.GetUtcNow().AddHours(16), held.RenewAt);
        clock.Advance(TimeSpan.FromHours(16.1));
        Assert.True(clock.GetUtcNow() >= held.RenewAt);
        // Nobody has signed another yet: the old one is good for hours.
        Assert.Same(first, shown.Context);
        Renew(held, authority);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.NotSame(first, shown.Context);
        Assert.NotEqual(first.TargetCertificate.GetPublicKeyString(), shown.Context.TargetCertificate.GetPublicKeyString());
        Assert.Equal(clock.GetUtcNow().AddHours(16) - TimeSpan.FromSeconds(2), held.RenewAt);
    }

    [Theory]
    [InlineData("Roles takes", "--Mesh:Join=http://127.0.0.1:1", "--Roles=doorman")]
    [InlineData("Mesh:Join is for a process that runs workloads in another's mesh", "--Mesh:Join=http://127.0.0.1:1", "--Roles=portal")]
    [InlineData("Mesh:JoinToken is needed to join another mesh", "--Mesh:Join=http://127.0.0.1:1", "--Roles=travelz")]
    [InlineData("Mesh:JoinToken takes 32 characters or more", "--Mesh:Join=http://127.0.0.1:1", "--Roles=travelz", "--Mesh:JoinToken=short")]
    [InlineData("Mesh:Join takes an address", "--Mesh:Join=ftp://127.0.0.1:1", "--Roles=travelz", "--Mesh:JoinToken=" + JoinedMesh.Token)]
    [InlineData("Mesh:Lease takes at least three times Mesh:Heartbeat", "--Mesh:Join=http://127.0.0.1:1", "--Roles=travelz", "--Mesh:JoinToken=" + JoinedMesh.Token, "--Mesh:Heartbeat=00:00:03")]
    [InlineData("Mesh:Heartbeat must be between", "--Mesh:Join=http://127.0.0.1:1", "--Roles=travelz", "--Mesh:JoinToken=" + JoinedMesh.Token, "--Mesh:Heartbeat=00:00:00")]
    [InlineData("Travelz:Workloads names 'voyages'", "--Mesh:Join=http://127.0.0.1:1", "--Roles=travelz", "--Mesh:JoinToken=" + JoinedMesh.Token, "--Travelz:Workloads:0=voyages")]
    public async Task A_process_that_cannot_join_by_its_settings_ends_with_one_line_that_names_the_key(string expected, params string[] settings)
    {
        var failure = await Record.ExceptionAsync(async () =>
        {
            await using var member = JoinedProcess.TryBuild([.. settings, "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Portal=None"]);
            await member!.StartAsync(Cancel);
        });

        Assert.NotNull(failure);
        Assert.Contains(expected, StartFailure.Explain(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_joins_anew_when_the_process_whose_mesh_it_joined_is_another_and_says_when_its_token_is_wrong()
    {
        var control = FreePorts.Next();
        var first = await StartAsync(control, JoinedMesh.Token);
        Assert.Contains("Mesh:JoinToken was refused", StartFailure.Explain((await Record.ExceptionAsync(async () => await (await MemberAsync(control, "another-token-of-forty-characters-here--")).DisposeAsync()))!), StringComparison.Ordinal);
        await using var member = await MemberAsync(control, JoinedMesh.Token);
        var (sessions, root) = (member.Services.GetRequiredService<MemberSessions>(), member.Services.GetRequiredService<ICertificateSource>().Root.Thumbprint);
        var before = sessions.Current!.Member;
        Assert.True(IsThere(first));
        await first.DisposeAsync();

        await using var second = await StartAsync(control, JoinedMesh.Token);

        await Wait.UntilAsync(() => Task.FromResult(sessions.Current is { } now && now.Member != before && IsThere(second)), TimeSpan.FromSeconds(20), "it has joined again");
        Assert.NotEqual(root, member.Services.GetRequiredService<ICertificateSource>().Root.Thumbprint);
        // Whoever is let in at once is told of the guard, which has another address now.
        Assert.Equal(second.Addresses.ControlGrpc!.Authority, sessions.Current!.Guard!.Target);
        await member.StopAsync(Cancel);
        Assert.False(IsThere(second));
    }

    [Fact]
    public async Task A_call_from_another_domain_does_not_pass_while_the_guard_cannot_be_asked()
    {
        using var guard = Grpc.Net.Client.GrpcChannel.ForAddress(FreePorts.Next());
        var disposed = Grpc.Net.Client.GrpcChannel.ForAddress(FreePorts.Next());
        disposed.Dispose();
        foreach (var session in new[] { null, Session(guard), Session(disposed) })
        {
            await using var member = JoinedProcess.TryBuild(["--Mesh:Join=http://127.0.0.1:1", "--Roles=travelz", $"--Mesh:JoinToken={JoinedMesh.Token}", "--Logging:LogLevel:Portal=None"])!;
            member.Services.GetRequiredService<MemberSessions>().Current = session;
            var context = new DefaultHttpContext();
            using var body = new MemoryStream();
            context.Response.Body = body;
            var call = new InboundCall(context, new SpiffeId("travel-portal", "voyages"), "travels", new("travels-v1", "travel-agency", new Dictionary<string, string>()), []);

            await member.Services.GetRequiredService<IInterdomainGate>().InvokeAsync(call, _ => throw new InvalidOperationException("It was let through."));

            Assert.Equal(503, context.Response.StatusCode);
            Assert.Contains("guard_unreachable", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
            Assert.Equal(("interdomain", "travel-portal to travel-agency", false), (call.Steps.Single().Kind, call.Steps.Single().Name, call.Steps.Single().Passed));
        }
    }

    [Fact]
    public async Task It_says_which_setting_to_mend_where_the_control_address_does_not_show_that_it_knows_the_token()
    {
        await using var control = await ControlDouble.StartAsync();
        control.Instead = context => context.Response.WriteAsync("{}", context.RequestAborted);

        var failure = await Record.ExceptionAsync(() => MemberAsync(control.Address.ToString(), JoinedMesh.Token));

        Assert.Contains("Mesh:JoinToken was refused by", StartFailure.Explain(failure!), StringComparison.Ordinal);
        Assert.Contains("control_unproved", StartFailure.Explain(failure!), StringComparison.Ordinal);
    }

    private static MemberSession Session(Grpc.Net.Client.GrpcChannel guard) => new("member", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), "key", guard);

    private static void Renew(MemberCertificates held, MeshAuthority authority)
    {
        var keys = MemberCertificates.MakeKeys([TestMesh.Caller]);
        var signed = keys.Select(pair => new SignedCertificate(
            pair.Key.Namespace, pair.Key.Workload, Convert.ToBase64String(authority.Sign(pair.Key, new PublicKey(pair.Value)).RawData))).ToArray();
        held.Take(signed, keys, authority.Root);
    }

    private static Task<RunningPortal> StartAsync(string control, string token) =>
        RunningPortal.StartAsync("control,mesh,travelz", null, $"--Control:Url={control}", $"--Mesh:JoinToken={token}", "--Mesh:Heartbeat=00:00:00.2", "--Travelz:Workloads:0=travels-v2");

    private static async Task<WebApplication> MemberAsync(string control, string token)
    {
        var member = JoinedProcess.TryBuild(["--Roles=travelz", $"--Mesh:Join={control}", $"--Mesh:JoinToken={token}", "--Mesh:Name=test", "--Travelz:Workloads:0=flights", "--Logging:LogLevel:Portal=None"])!;
        try
        {
            await member.StartAsync(Cancel);
            return member;
        }
        catch
        {
            await member.DisposeAsync();
            throw;
        }
    }

    private static bool IsThere(RunningPortal portal) =>
        portal.Services.GetRequiredService<WorkloadRegistry>().Find("flights")?.Instances.Any(instance => instance is { Name: "flights-v1-1@test", Ready: true }) is true;
}
