using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Portal.Api.Access.Credentials;
using Portal.Tests.Gateway.Tls;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications.Certificates;

/// <summary>Client certificates as credentials, by the management API and at a gateway that ends TLS.</summary>
public sealed class CertificateCredentialTests : IAsyncLifetime
{
    private readonly SealedCatalogue _catalogue = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("travelz-own-").FullName;
    private RunningPortal _portal = null!;
    private Scripted _partner = null!;
    private Guid _application;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var own = TestCertificates.Make("localhost");
        var (certificate, key) = TestCertificates.Write(_folder, own);
        _portal = await RunningPortal.StartAsync(
            "portal,gateway,mesh,travelz", null, $"--Catalog:Folder={_catalogue.Folder}", "--Gateway:Url=https://127.0.0.1:0", $"--Gateway:Certificate:Path={certificate}", $"--Gateway:Certificate:KeyPath={key}");
        _partner = await Scripted.StartAsync(_portal);
        _application = await _partner.CreateAsync();
        await _partner.SubscribeAsync(_application, "flights");
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _catalogue.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task From_its_upload_to_its_successor_and_its_end_a_certificate_is_a_credential_like_any_other()
    {
        using var first = TestCertificates.Make("booking.example.com");
        using var second = TestCertificates.Make("booking.example.com", notAfter: TimeProvider.System.GetUtcNow().AddDays(60));
        using var old = TestCertificates.Client(_portal.Addresses.Gateway!, first);
        using var young = TestCertificates.Client(_portal.Addresses.Gateway!, second);

        var issued = await MadeAsync($"/applications/{_application}/credentials", new { kind = "client_certificate", name = "Booking server", certificate = first.ExportCertificatePem() });
        Assert.Equal((JsonValueKind.Null, "client_certificate"), (issued.GetProperty("key").ValueKind, issued.GetProperty("kind").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync("/flights/Rome", Cancel)).StatusCode);

        var shown = await CredentialAsync(issued);
        var certificate = shown.GetProperty("certificate");
        Assert.Equal(
            (ClientCertificate.Of(first.RawData).Thumbprint, "CN=booking.example.com", first.ExportCertificatePem()),
            (certificate.GetProperty("thumbprint").GetString(), certificate.GetProperty("subject").GetString(), certificate.GetProperty("pem").GetString()));
        Assert.Equal((first.NotAfter.ToUniversalTime(), first.NotAfter.ToUniversalTime()), (shown.GetProperty("expiresAt").GetDateTime().ToUniversalTime(), certificate.GetProperty("notAfter").GetDateTime().ToUniversalTime()));

        var rotated = await MadeAsync($"/credentials/{issued.GetProperty("id").GetGuid()}/rotate", new { overlapHours = 1, certificate = second.ExportCertificatePem() });
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync("/flights/Rome", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await young.GetAsync("/flights/Rome", Cancel)).StatusCode);
        Assert.True((await CredentialAsync(issued)).GetProperty("expiresAt").GetDateTimeOffset() < TimeProvider.System.GetUtcNow().AddHours(2));
        Assert.Equal(("Booking server", second.NotAfter.ToUniversalTime()), ((await CredentialAsync(rotated)).GetProperty("name").GetString(), (await CredentialAsync(rotated)).GetProperty("expiresAt").GetDateTime().ToUniversalTime()));

        var proof = await (await _partner.DeleteAsync($"/credentials/{issued.GetProperty("id").GetGuid()}")).JsonAsync();
        Assert.Equal((1, 1), (proof.GetProperty("gateways").GetInt32(), proof.GetProperty("refusedOn").GetInt32()));
        await (await old.GetAsync("/flights/Rome", Cancel)).ProblemAsync(403, "credential_unknown");
        Assert.Equal(HttpStatusCode.OK, (await young.GetAsync("/flights/Rome", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_certificate_tells_one_caller_and_is_free_again_once_it_is_revoked()
    {
        using var certificate = TestCertificates.Make("shared");
        var body = new { kind = "client_certificate", certificate = certificate.ExportCertificatePem() };
        var other = await Scripted.StartAsync(_portal, "Other Tours");
        var theirs = await other.CreateAsync();
        var issued = await MadeAsync($"/applications/{_application}/credentials", body);

        await (await other.PostAsync($"/applications/{theirs}/credentials", body)).ProblemAsync(409, "certificate_taken");
        await (await _partner.PostAsync($"/applications/{_application}/credentials", body)).ProblemAsync(409, "certificate_taken");
        await _partner.DeleteAsync($"/credentials/{issued.GetProperty("id").GetGuid()}");

        Assert.Equal(HttpStatusCode.Created, (await other.PostAsync($"/applications/{theirs}/credentials", body)).StatusCode);
        // The one before is still shown, and can still be asked about.
        Assert.Equal(ClientCertificate.Of(certificate.RawData).Thumbprint, (await CredentialAsync(issued)).GetProperty("certificate").GetProperty("thumbprint").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _partner.DeleteAsync($"/credentials/{issued.GetProperty("id").GetGuid()}")).StatusCode);
        await (await other.PostAsync($"/credentials/{issued.GetProperty("id").GetGuid()}/rotate", new { certificate = certificate.ExportCertificatePem() })).ProblemAsync(404, "not_found");
        await (await other.PostAsync($"/applications/{_application}/credentials", body)).ProblemAsync(404, "not_found");
        await (await _portal.SendAsync(HttpMethod.Post, $"/api/v1/applications/{_application}/credentials", null, body)).ProblemAsync(401, "unauthenticated");
    }

    [Fact]
    public async Task What_is_no_certificate_to_know_a_caller_by_is_refused_with_what_to_do()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var good = TestCertificates.Make("good");
        using var key = good.GetECDsaPrivateKey()!;
        var (pem, secret) = (good.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        (string? Text, string Says)[] wrong =
        [
            (null, "is needed"),
            ("", "is needed"),
            ("thumbprint", "is no certificate in PEM"),
            (pem[..80] + "\n-----END CERTIFICATE-----", "is no certificate that can be read"),
            (pem + "\n" + secret, "has a private key in it"),
            (secret, "make a new key"),
            (pem + "\n" + pem, "has 2 certificates"),
            (TestCertificates.Make("past", now.AddDays(-2), now.AddDays(-1)).ExportCertificatePem(), "expired at"),
            (TestCertificates.Make("later", now.AddDays(1), now.AddDays(2)).ExportCertificatePem(), "is good from"),
            (TestCertificates.Make("server", use: TestCertificates.ForServers).ExportCertificatePem(), "leaves out clientAuth"),
            (TestCertificates.MakeRsa("weak", 1024).ExportCertificatePem(), "RSA key of 1024 bits"),
            (new string('x', 20_000), "at most 16384 characters"),
        ];

        foreach (var (text, says) in wrong)
        {
            var problem = await (await _partner.PostAsync($"/applications/{_application}/credentials", new { kind = "client_certificate", certificate = text })).ProblemAsync(400, "invalid");

            Assert.Contains(says, problem.GetProperty("errors").GetProperty("certificate")[0].GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret[40..80], problem.ToString(), StringComparison.Ordinal);
        }
        var misplaced = await (await _partner.PostAsync($"/applications/{_application}/credentials", new { kind = "user_key", certificate = pem })).ProblemAsync(400, "invalid");
        Assert.Contains("for credentials of the kind client_certificate", misplaced.ToString(), StringComparison.Ordinal);
        Assert.Empty((await (await _partner.GetAsync($"/applications/{_application}")).JsonAsync()).GetProperty("credentials").EnumerateArray());
    }

    [Fact]
    public async Task Its_own_end_is_the_latest_that_can_be_set()
    {
        using var certificate = TestCertificates.MakeRsa("long", 2048);
        var end = (DateTimeOffset)certificate.NotAfter.ToUniversalTime();
        var issued = await MadeAsync($"/applications/{_application}/credentials", new { kind = "client_certificate", certificate = certificate.ExportCertificatePem(), expiresInDays = 3650 });
        var path = $"/api/v1/credentials/{issued.GetProperty("id").GetGuid()}";
        Assert.Equal(end, (await CredentialAsync(issued)).GetProperty("expiresAt").GetDateTimeOffset());

        await (await _portal.SendAsync(HttpMethod.Put, path, _partner.Token, new { expiresAt = end.AddDays(1) })).ProblemAsync(400, "invalid");
        var sooner = await (await _portal.SendAsync(HttpMethod.Put, path, _partner.Token, new { expiresAt = end.AddDays(-1) })).JsonAsync();
        var again = await (await _portal.SendAsync(HttpMethod.Put, path, _partner.Token, new { name = "Batch" })).JsonAsync();

        Assert.Equal((end.AddDays(-1), end), (sooner.GetProperty("expiresAt").GetDateTimeOffset(), again.GetProperty("expiresAt").GetDateTimeOffset()));
    }

    private async Task<JsonElement> MadeAsync(string path, object body)
    {
        var answer = await _partner.PostAsync(path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.JsonAsync();
    }

    private async Task<JsonElement> CredentialAsync(JsonElement issued) => (await (await _partner.GetAsync($"/applications/{_application}")).JsonAsync())
        .GetProperty("credentials").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == issued.GetProperty("id").GetGuid());
}
