using System.Net;
using System.Security.Cryptography.X509Certificates;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Tests.Conventions;
using Portal.Tests.Gateway;
using Portal.Tests.Gateway.Tls;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.DataPlanes.Proxies;

/// <summary>nginx ends TLS by the lines of the deployed file that are for it, and says which certificate it was shown.</summary>
public sealed class NginxCertificateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_is_known_by_the_certificate_that_nginx_was_shown_and_by_none_that_it_only_writes_down()
    {
        var program = await ProxyProgram.FindAsync("nginx", Cancel);
        await using var control = await RunningControl.StartAsync("--Control:ClientCertificateHeader=X-Portal-Client-Cert");
        await using var service = await ProxiedService.StartAsync("v2", Cancel);
        var apis = control.Access.Apis;
        apis[0] = apis[0] with { Accepts = new AcceptedCredentials([AcceptedCredential.Usual(CredentialKind.ClientCertificate)]) };
        using var certificate = TestCertificates.Make("caller");
        using var strange = TestCertificates.Make("strange");
        var application = control.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        control.Access.Credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.ClientCertificate, ClientCertificate.Of(certificate.RawData).Hash, null));
        await control.Running.PublishAsync();
        using var own = TestCertificates.Make("localhost");
        var folder = Directory.CreateTempSubdirectory("travelz-nginx-").FullName;
        var (pem, key) = TestCertificates.Write(folder, own);
        var (plain, sealedAddress) = (new Uri(FreePorts.Next()), new Uri(FreePorts.Next().Replace("http:", "https:", StringComparison.Ordinal)));
        await using var proxy = await ProxyProcess.StartAsync(
            program,
            Path.Combine(SourceTree.Root, "deploy", "nginx"),
            ["-p", ".", "-c", "nginx.conf", "-e", "stderr", "-g", "daemon off;"],
            new Dictionary<string, string>
            {
                ["#tls "] = "",
                ["gateway.pem"] = pem,
                ["gateway.key"] = key,
                ["127.0.0.1:8443"] = sealedAddress.Authority,
                ["127.0.0.1:8080"] = plain.Authority,
                ["127.0.0.1:5082"] = control.Addresses.Control!.Authority,
                ["127.0.0.1:9002"] = service.Address,
            },
            Cancel);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(sealedAddress, certificate)).StatusCode);
        Assert.DoesNotContain(Assert.Single(service.Calls).Headers, header => header.Value.Contains("CERTIFICATE", StringComparison.Ordinal));
        await (await AskAsync(sealedAddress, strange)).ProblemAsync(403, "credential_unknown");
        await (await AskAsync(sealedAddress, null, certificate)).ProblemAsync(401, "credential_missing");
        await (await AskAsync(plain, null, certificate)).ProblemAsync(401, "credential_missing");
        await (await AskAsync(sealedAddress, strange, certificate)).ProblemAsync(403, "credential_unknown");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<HttpResponseMessage> AskAsync(Uri address, X509Certificate2? shown, X509Certificate2? written = null)
    {
        using var client = TestCertificates.Client(address, shown);
        if (written is not null)
        {
            client.DefaultRequestHeaders.Add("X-Portal-Client-Cert", Uri.EscapeDataString(written.ExportCertificatePem()));
        }
        return await client.GetAsync("/travels/Rome", Cancel);
    }
}
