using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnvoyApi.Auth;
using EnvoyApi.Core;
using Grpc.Net.Client;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;
using Portal.Tests.Gateway;
using Portal.Tests.Gateway.Tls;
using Portal.Tests.Partners;

namespace Portal.Tests.DataPlanes.Certificates;

/// <summary>Certificates of which data planes tell, that have ended TLS themselves.</summary>
public sealed class ToldCertificateTests
{
    private const string Header = "X-Portal-Client-Cert";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Escaped(X509Certificate2 certificate) => Uri.EscapeDataString(certificate.ExportCertificatePem());

    [Fact]
    public async Task A_proxys_word_counts_in_the_spellings_that_proxies_have_for_it()
    {
        await using var control = await StartAsync($"--Control:ClientCertificateHeader={Header}");
        using var certificate = await AddAsync(control);
        var base64 = Convert.ToBase64String(certificate.RawData);

        foreach (var told in new[] { Escaped(certificate), base64, $":{base64}:", Uri.EscapeDataString(base64) })
        {
            using var passed = await control.AskAsync("/sealed", null, (Header, told));
            Assert.Equal(HttpStatusCode.OK, passed.StatusCode);
        }
        await RefusedAsync(control, 401, "credential_missing");
        await RefusedAsync(control, 401, "credential_missing", (Header, ""));
        await RefusedAsync(control, 400, "client_certificate_unclear", (Header, "nonsense!"));
        await RefusedAsync(control, 400, "client_certificate_unclear", (Header, base64), (Header, base64));
        await RefusedAsync(control, 401, "credential_missing", ("X_Portal_Client_Cert", base64));
        await RefusedAsync(control, 401, "credential_missing", ("Client-Cert", $":{base64}:"));
        using var strange = TestCertificates.Make("strange");
        await RefusedAsync(control, 403, "credential_unknown", (Header, Escaped(strange)));
    }

    [Theory]
    [InlineData()]
    [InlineData($"--Control:ClientCertificateHeader={Header}", "--Control:ClientCertificateProxies=10.0.0.0/8, 192.0.2.7")]
    public async Task Nobody_is_believed_whom_the_settings_do_not_name(params string[] settings)
    {
        await using var control = await StartAsync(settings);
        using var certificate = await AddAsync(control);

        await RefusedAsync(control, 401, "credential_missing", (Header, Escaped(certificate)));
        Assert.Equal(401, (await CheckAsync(control, null, (Header.ToLowerInvariant(), Escaped(certificate)))).Status);
        // What Envoy itself says of its connection needs no header to be named, but an Envoy that is.
        Assert.Equal(settings.Length == 0 ? 200 : 401, (await CheckAsync(control, Escaped(certificate))).Status);
    }

    [Fact]
    public async Task Envoy_says_it_of_its_connection_or_in_the_header_that_is_its_own()
    {
        await using var control = await StartAsync("--Control:ClientCertificateHeader=X-Forwarded-Client-Cert");
        using var certificate = await AddAsync(control);
        using var strange = TestCertificates.Make("strange");
        const string Name = "x-forwarded-client-cert";
        var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

        Assert.Equal(200, (await CheckAsync(control, Escaped(certificate))).Status);
        foreach (var clear in new[] { $"Hash={hash}", $"By=spiffe://edge;By=spiffe://b;Hash={hash};Subject=\"CN=a\\\",b\\;c\";URI=d;DNS=e", $"Hash={hash};Cert=\"{Escaped(certificate)}\";Subject=\"CN=a\\\\\";URI=" })
        {
            Assert.Equal((200, null), await CheckAsync(control, null, (Name, clear)));
        }
        // The connection's goes before the header's.
        Assert.Equal((403, "credential_unknown"), await CheckAsync(control, Escaped(strange), (Name, $"Hash={hash}")));
        Assert.Equal((400, "client_certificate_unclear"), await CheckAsync(control, "nonsense!"));
    }

    /// <summary>Envoy writes a certificate's URI and DNS names without quotes, and its subject with: what a caller had put into its own is not read as another's certificate.</summary>
    [Fact]
    public async Task What_stands_in_a_certificates_names_makes_it_no_other_certificate()
    {
        await using var control = await StartAsync("--Control:ClientCertificateHeader=X-Forwarded-Client-Cert");
        using var victim = await AddAsync(control);
        using var own = TestCertificates.Make("own");
        var (theirs, mine) = (victim.GetCertHashString(HashAlgorithmName.SHA256), own.GetCertHashString(HashAlgorithmName.SHA256));

        foreach (var unclear in new[]
        {
            $"Hash={mine};URI=spiffe://a;Hash={theirs}",
            $"Hash={mine};URI=spiffe://a;Cert=\"{Escaped(victim)}\"",
            $"Hash={mine};Cert=\"{Escaped(own)}\";DNS=a;Cert={Escaped(victim)}",
            $"Hash={mine};Subject=\"CN=a\\\\\";Hash={theirs};URI=\"",
            $"Hash={mine};Cert=\"{Escaped(victim)}\"",
            $"By=spiffe://edge;URI=spiffe://a;Hash={theirs}",
            $"Cert=\"{Escaped(victim)}\"",
            $"Hash={theirs};Subject=\"CN=a",
            $"Hash={theirs};URI=a\"",
            $"Hash={theirs},Hash={mine}",
            // As if an edge appended its element to what its caller had sent, whose quote would hide it.
            $"Hash={theirs};URI=\",By=spiffe://edge;Hash={mine};URI=\"",
            $"Hash={theirs};Subject=\",Hash={mine};URI=a\"",
            $"Hash={theirs};Chain=\",Hash={mine};DNS=a\"",
            $"Hash={theirs};Hash={theirs}",
            $"Hash={theirs};Other=a",
            $"Hash={theirs};URI",
            $"Hash={theirs};",
            $"Hash={theirs} ",
            "Hash=00",
            "By=spiffe://edge",
        })
        {
            var (status, code) = await CheckAsync(control, null, ("x-forwarded-client-cert", unclear));
            Assert.Equal((unclear, 400, "client_certificate_unclear"), (unclear, status, code));
        }
    }

    private static async Task<RunningControl> StartAsync(params string[] settings)
    {
        var control = await RunningControl.StartAsync(settings);
        control.Access.Apis.Add(new ApiAccess("sealed", "Sealed", "v1", "problem", [new OperationSummary("get", "GET", "/sealed", "Get", null, false)])
        {
            Accepts = new AcceptedCredentials([AcceptedCredential.Usual(CredentialKind.ClientCertificate)]),
            Upstream = "http://127.0.0.1:9",
        });
        return control;
    }

    private static async Task<X509Certificate2> AddAsync(RunningControl control)
    {
        var certificate = TestCertificates.Make("told");
        var application = control.Access.AddApplication("Red", AccessDouble.Subscription("sealed"));
        control.Access.Credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.ClientCertificate, ClientCertificate.Of(certificate.RawData).Hash, null));
        await control.Running.PublishAsync();
        return certificate;
    }

    private static async Task RefusedAsync(RunningControl control, int status, string code, params (string, string)[] headers)
    {
        using var refused = await control.AskAsync("/sealed", null, headers);
        await refused.ProblemAsync(status, code);
    }

    private static async Task<(int Status, string? Code)> CheckAsync(RunningControl control, string? certificate, params (string Name, string Value)[] headers)
    {
        var http = new AttributeContext.Types.HttpRequest { Method = "GET", Path = "/sealed", Host = "api.example.com" };
        foreach (var (name, value) in headers)
        {
            http.Headers.Add(name, value);
        }
        using var channel = GrpcChannel.ForAddress(control.Addresses.ControlGrpc!);
        var answer = await new EnvoyApi.Auth.Authorization.AuthorizationClient(channel).CheckAsync(
            new CheckRequest { Attributes = new AttributeContext { Source = new AttributeContext.Types.Peer { Certificate = certificate ?? "", Address = new Address() }, Request = new AttributeContext.Types.Request { Http = http } } },
            cancellationToken: Cancel);
        return answer.OkResponse is not null ? (200, null) : ((int)answer.DeniedResponse.Status.Code, System.Text.Json.JsonElement.Parse(answer.DeniedResponse.Body).GetProperty("code").GetString());
    }
}
