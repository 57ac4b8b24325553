using System.Security.Cryptography.X509Certificates;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;

namespace Portal.Tests.Gateway.Tls;

/// <summary>A gateway that ends TLS, with an API that takes certificates alone and one that takes keys too.</summary>
public sealed class TlsGatewayFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("travelz-tls-").FullName;
    private RunningGateway _gateway = null!;

    internal RunningGateway Gateway => _gateway;

    public async ValueTask InitializeAsync()
    {
        var access = new AccessDouble();
        Add(access, "sealed", CredentialKind.ClientCertificate);
        Add(access, "tokens", CredentialKind.OAuth, CredentialKind.ClientCertificate);
        Add(access, "either", CredentialKind.UserKey, CredentialKind.ClientCertificate);
        using var own = TestCertificates.Make("localhost");
        var (certificate, key) = TestCertificates.Write(_folder, own);
        _gateway = await RunningGateway.StartAsync(access, null, null, "--Gateway:Url=https://127.0.0.1:0", $"--Gateway:Certificate:Path={certificate}", $"--Gateway:Certificate:KeyPath={key}");
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>An application with subscriptions to all these APIs.</summary>
    internal ApplicationAccess Application() => _gateway.Access.AddApplication(
        "Red", AccessDouble.Subscription("sealed"), AccessDouble.Subscription("tokens"), AccessDouble.Subscription("either"), AccessDouble.Subscription("travels"));

    internal async Task<CredentialAccess> AddAsync(ApplicationAccess application, X509Certificate2 certificate, DateTimeOffset? expires = null, AllowList? allowed = null)
    {
        var credential = new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.ClientCertificate, ClientCertificate.Of(certificate.RawData).Hash, expires) { Allowed = allowed };
        _gateway.Access.Credentials.Add(credential);
        await _gateway.PublishAsync();
        return credential;
    }

    private static void Add(AccessDouble access, string slug, params CredentialKind[] kinds) =>
        access.Apis.Add(new ApiAccess(slug, slug, "v1", "problem", [new OperationSummary("get", "GET", $"/{slug}", "Get", null, false)]) { Accepts = new AcceptedCredentials([.. kinds.Select(AcceptedCredential.Usual)]) });
}
