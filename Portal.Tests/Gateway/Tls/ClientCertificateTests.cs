using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.Api.Access.Credentials;
using Portal.Tests.Partners;

namespace Portal.Tests.Gateway.Tls;

/// <summary>Callers that are known by the certificate of their connection, in real handshakes.</summary>
public sealed class ClientCertificateTests(TlsGatewayFixture tls) : IClassFixture<TlsGatewayFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_call_passes_by_the_certificate_of_its_connection_and_the_ledger_says_which(string version)
    {
        using var certificate = TestCertificates.Make("booking", use: TestCertificates.ForClients);
        var application = tls.Application();
        await tls.AddAsync(application, certificate);
        using var client = TestCertificates.Client(tls.Gateway.Address, certificate, Version.Parse(version));

        var answer = await client.GetAsync("/sealed", Cancel);

        Assert.Equal((HttpStatusCode.OK, Version.Parse(version)), (answer.StatusCode, answer.Version));
        Assert.Equal(application.Id.ToString(), tls.Gateway.Mesh.Last.Headers["X-Portal-Application"]);
        var step = (await tls.Gateway.RecordOfAsync(answer)).Ledger.Single(step => step.Step == "credential");
        Assert.Equal(($"client certificate: x5t#S256 {ClientCertificate.Of(certificate.RawData).Thumbprint}", "client certificate of application Red"), (step.Input, step.Verdict));
    }

    [Fact]
    public async Task Nobody_is_let_in_without_one_or_by_one_that_no_application_has()
    {
        using var strange = TestCertificates.Make("strange");
        using var none = TestCertificates.Client(tls.Gateway.Address, null);
        using var other = TestCertificates.Client(tls.Gateway.Address, strange);

        var missing = await none.GetAsync("/sealed", Cancel);
        Assert.Equal("ClientCertificate realm=\"sealed\"", missing.Headers.WwwAuthenticate.ToString());
        Assert.Equal("Send one of your application's client certificates, in the handshake of TLS.", (await missing.ProblemAsync(401, "credential_missing")).GetProperty("remedy").GetString());
        var unknown = await (await other.GetAsync("/sealed", Cancel)).ProblemAsync(403, "credential_unknown");
        Assert.Contains(ClientCertificate.Of(strange.RawData).Thumbprint, unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("Add the certificate on the application's page", unknown.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_kind_of_credential_or_for_another_API_opens_nothing()
    {
        using var certificate = TestCertificates.Make("misplaced");
        await tls.AddAsync(tls.Application(), certificate);
        using var client = TestCertificates.Client(tls.Gateway.Address, certificate);

        await (await client.GetAsync("/travels", Cancel)).ProblemAsync(401, "credential_misplaced");
        // As if a user key had the hash that is a certificate's thumbprint.
        var credential = tls.Gateway.Access.Credentials[^1];
        tls.Gateway.Access.Credentials[^1] = credential with { Kind = Portal.Api.Catalog.Credentials.CredentialKind.UserKey };
        await tls.Gateway.PublishAsync();
        await (await client.GetAsync("/sealed", Cancel)).ProblemAsync(403, "credential_unknown");
    }

    [Fact]
    public async Task A_revoked_one_is_refused_at_once_also_on_a_connection_that_is_open()
    {
        using var certificate = TestCertificates.Make("revoked");
        var credential = await tls.AddAsync(tls.Application(), certificate);
        using var client = TestCertificates.Client(tls.Gateway.Address, certificate);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/sealed", Cancel)).StatusCode);

        tls.Gateway.Access.Credentials.Remove(credential);
        await tls.Gateway.PublishAsync();

        await (await client.GetAsync("/sealed", Cancel)).ProblemAsync(403, "credential_unknown");
    }

    [Fact]
    public async Task One_that_has_ended_is_refused_and_told_so_whoever_knows_it()
    {
        var past = TimeProvider.System.GetUtcNow().AddHours(-1);
        using var ended = TestCertificates.Make("ended", past.AddDays(-30), past);
        using var cut = TestCertificates.Make("cut");
        await tls.AddAsync(tls.Application(), cut, past);

        foreach (var (shown, end) in new[] { (ended, (DateTimeOffset)ended.NotAfter.ToUniversalTime()), (cut, past) })
        {
            using var client = TestCertificates.Client(tls.Gateway.Address, shown);
            var problem = await (await client.GetAsync("/sealed", Cancel)).ProblemAsync(403, "credential_expired");
            Assert.Equal($"The client certificate expired at {end:yyyy-MM-dd HH:mm:ss'Z'}.", problem.GetProperty("detail").GetString());
        }
    }

    [Theory]
    [InlineData("Client-Cert")]
    [InlineData("Client_Cert")]
    [InlineData("X-Client-Cert")]
    [InlineData("X-SSL-Client-Cert")]
    [InlineData("ssl-client-cert")]
    [InlineData("X-Forwarded-Client-Cert")]
    [InlineData("X-Portal-Client-Cert")]
    [InlineData("X-SSL-Client-S-DN")]
    [InlineData("ssl_client_verify")]
    [InlineData("X-Client-Cert-Subject")]
    [InlineData("X-Client-Certificate")]
    [InlineData("X-Amzn-Mtls-Clientcert")]
    [InlineData("Cf-Client-Cert-Verified")]
    public async Task A_certificate_that_a_caller_only_writes_down_counts_for_nothing_and_goes_no_further(string header)
    {
        using var certificate = TestCertificates.Make("copied");
        var application = tls.Application();
        await tls.AddAsync(application, certificate);
        var key = await tls.Gateway.KeyOfAsync(application);
        using var client = TestCertificates.Client(tls.Gateway.Address, null);
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, Uri.EscapeDataString(certificate.ExportCertificatePem()));

        await (await client.GetAsync("/sealed", Cancel)).ProblemAsync(401, "credential_missing");
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/travels", Cancel)).StatusCode);
        Assert.DoesNotContain(tls.Gateway.Mesh.Last.Headers, sent => sent.Key.Replace('_', '-').Equals(header.Replace('_', '-'), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_a_call_carries_goes_before_what_its_connection_shows()
    {
        using var certificate = TestCertificates.Make("shared");
        var (mine, other) = (tls.Application(), tls.Application());
        await tls.AddAsync(mine, certificate);
        var key = await tls.Gateway.KeyOfAsync(other);
        using var client = TestCertificates.Client(tls.Gateway.Address, certificate);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/either", Cancel)).StatusCode);
        Assert.Equal(mine.Id.ToString(), tls.Gateway.Mesh.Last.Headers["X-Portal-Application"]);
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/either", Cancel)).StatusCode);
        Assert.Equal(other.Id.ToString(), tls.Gateway.Mesh.Last.Headers["X-Portal-Application"]);
        client.DefaultRequestHeaders.Remove("X-API-Key");
        client.DefaultRequestHeaders.Add("X-API-Key", key[..^1]);
        await (await client.GetAsync("/either", Cancel)).ProblemAsync(403, "credential_malformed");
    }

    [Fact]
    public async Task A_call_that_carries_a_key_to_the_wrong_place_is_not_taken_for_one_of_its_connection()
    {
        using var certificate = TestCertificates.Make("passed over");
        var application = tls.Application();
        await tls.AddAsync(application, certificate);
        var key = await tls.Gateway.KeyOfAsync(application);

        foreach (var (path, header, value) in new[] { ("/sealed", "X-API-Key", key), ("/sealed", "Authorization", $"Bearer {key}"), ("/sealed", "X-API-Key", "mistyped"), ("/sealed", "Authorization", key), ("/sealed", "Authorization", $"Bearer a,Bearer {key}"), ("/sealed", "Authorization", $"ApiKey key=\"{key}\""), ("/tokens", "Authorization", $"Bearer {key}"), ("/either", "Authorization", $"Bearer {key}") })
        {
            using var client = TestCertificates.Client(tls.Gateway.Address, certificate);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, Cancel)).StatusCode);
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
            await (await client.GetAsync(path, Cancel)).ProblemAsync(401, "credential_misplaced");
        }
        var twice = await SendAsync(certificate, "GET /sealed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 401", twice, StringComparison.Ordinal);
        Assert.Contains("credential_misplaced", twice, StringComparison.Ordinal);
        // One that is the service's own says nothing of who calls.
        var once = await SendAsync(certificate, "GET /sealed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer a\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", once, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_from_where_its_owner_says_alone()
    {
        using var certificate = TestCertificates.Make("elsewhere");
        await tls.AddAsync(tls.Application(), certificate, allowed: AllowList.Of(["10.0.0.0/8"], []));
        using var client = TestCertificates.Client(tls.Gateway.Address, certificate);

        await (await client.GetAsync("/sealed", Cancel)).ProblemAsync(403, "address_not_allowed");
    }

    [Fact]
    public async Task A_call_that_comes_to_no_operation_is_its_owners_to_read_all_the_same()
    {
        using var certificate = TestCertificates.Make("lost");
        var application = tls.Application();
        await tls.AddAsync(application, certificate);
        using var client = TestCertificates.Client(tls.Gateway.Address, certificate);

        var record = await tls.Gateway.RecordOfAsync(await client.GetAsync("/nothing", Cancel));

        Assert.Equal(application.Id, record.Request.ApplicationId);
    }

    private async Task<string> SendAsync(X509Certificate2 certificate, string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(tls.Gateway.Address.Host, tls.Gateway.Address.Port, Cancel);
        await using var stream = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, own, _, _) => own?.Subject == "CN=localhost");
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", ClientCertificates = [certificate] }, Cancel);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel);
    }
}
