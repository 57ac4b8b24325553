using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Portal.Api.Access;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes.ServiceManagement;

/// <summary>The client that is published for Node works against the door as it is.</summary>
public sealed class PublishedClientTests
{
    private static readonly NodePackages Packages = new("3scale-client", "the published client 3scale", "3scale@0.7.6");

    [Fact]
    public async Task It_authorizes_takes_and_reports_with_a_service_token()
    {
        await using var control = await RunningControl.StartAsync();
        var asker = new ServiceAsker(control);
        control.Access.Apis[0] = control.Access.Apis[0] with
        {
            Accepts = new([AcceptedCredential.Usual(CredentialKind.UserKey), AcceptedCredential.Usual(CredentialKind.AppId), AcceptedCredential.Usual(CredentialKind.OAuth)]),
        };
        var application = control.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 10, LimitWindow.Day), new PlanLimit("ever", LimitKind.Quota, 50, LimitWindow.Eternity)));
        var key = await control.Running.KeyOfAsync(application);
        var appKey = await control.Running.KeyOfAsync(application, kind: CredentialKind.AppId);
        var (service_token, service_id, app_id) = (await asker.TokenAsync(), "travels", application.Id.ToString("N"));

        var answers = await AskAsync(
            control.Addresses.Control!.Port,
            ["authorize_with_user_key", new { service_token, service_id, user_key = key, usage = new { hits = 2 } }],
            ["authrep_with_user_key", new { service_token, service_id, user_key = key, usage = new { getTravel = 2 } }],
            ["authorize", new { service_token, service_id, app_id, app_key = appKey }],
            ["authrep", new { service_token, service_id, app_id, app_key = appKey }],
            ["oauth_authorize", new { service_token, service_id, app_id }],
            ["oauth_authrep", new { service_token, service_id, app_id }],
            ["report", service_id, new[] { new { service_token, app_id, usage = new { hits = 3 }, timestamp = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss") } }],
            ["authrep_with_user_key", new { service_token, service_id, user_key = key, usage = new { hits = 9 } }],
            ["authorize_with_user_key", new { service_token, service_id, user_key = "none" }],
            ["authorize", new { service_token = "none", service_id, app_id }]);

        Assert.Equal([200, 200, 200, 200, 200, 200, 202, 409, 403, 403], answers.Select(answer => answer.GetProperty("status").GetInt32()));
        Assert.All(answers[..7], answer => Assert.True(answer.GetProperty("success").GetBoolean()));
        Assert.Equal("Starter", answers[1].GetProperty("plan").GetString());
        Assert.Equal(["day 2 of 10", "eternity 2 of 50"], Usage(answers[1]));
        Assert.Equal(["day 7 of 10", "eternity 7 of 50"], Usage(answers[7]));
        Assert.Equal("usage limits are exceeded", answers[7].GetProperty("message").GetString());
        Assert.Equal(("user_key_invalid", "user key \"none\" is invalid"), (answers[8].GetProperty("code").GetString(), answers[8].GetProperty("message").GetString()));
        Assert.Equal("service_token_invalid", answers[9].GetProperty("code").GetString());
    }

    private static IEnumerable<string> Usage(JsonElement answer) => answer.GetProperty("usage").EnumerateArray()
        .Select(report => $"{report.GetProperty("period").GetString()} {report.GetProperty("current_value").GetString()} of {report.GetProperty("max_value").GetString()}");

    private static async Task<JsonElement[]> AskAsync(int port, params object[][] calls)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var answers = await Packages.RunAsync(
            "Portal.Tests/DataPlanes/ServiceManagement/published-client.js",
            new { port, certificate = certificate.ExportCertificatePem(), key = key.ExportPkcs8PrivateKeyPem(), calls });
        return [.. answers.EnumerateArray()];
    }
}
