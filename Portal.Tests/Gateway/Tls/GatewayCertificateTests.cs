using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Gateway;
using Portal.Api.Gateway.Tls;
using Portal.Api.Hosting;

namespace Portal.Tests.Gateway.Tls;

public sealed class GatewayCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("travelz-certificate-").FullName;
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_cannot_be_shown_ends_the_start_with_the_setting_to_mend()
    {
        using var own = TestCertificates.Make("localhost");
        var (certificate, key) = TestCertificates.Write(_folder, own);
        var text = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(text, "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----");

        Assert.StartsWith("Gateway:Certificate:Path is needed, since Gateway:Url begins with https", Fails("https://127.0.0.1:0", null, null), StringComparison.Ordinal);
        Assert.StartsWith("Gateway:Certificate:Path names '/nowhere.pem', which is no file", Fails("https://127.0.0.1:0", "/nowhere.pem", null), StringComparison.Ordinal);
        Assert.StartsWith("Gateway:Certificate:KeyPath names '/nowhere.key', which is no file", Fails("https://127.0.0.1:0", certificate, "/nowhere.key"), StringComparison.Ordinal);
        Assert.Contains("cannot be used", Fails("https://127.0.0.1:0", certificate, null), StringComparison.Ordinal);
        Assert.Contains("cannot be used", Fails("https://127.0.0.1:0", text, key), StringComparison.Ordinal);
        Assert.StartsWith("Gateway:Certificate:Path is set, and Gateway:Url does not begin with https", Fails("http://127.0.0.1:0", certificate, key), StringComparison.Ordinal);
    }

    [Fact]
    public void A_PFX_file_with_a_password_is_taken_with_the_certificates_of_its_issuers()
    {
        using var own = TestCertificates.Make("localhost");
        using var issuer = X509CertificateLoader.LoadCertificate(TestCertificates.Make("issuer").RawData);
        var path = Path.Combine(_folder, "gateway.pfx");
        File.WriteAllBytes(path, new X509Certificate2Collection { own, issuer }.Export(X509ContentType.Pfx, "secret")!);

        var read = ServerCertificate.Read(new GatewayCertificateOptions { Path = path, Password = "secret" });

        Assert.Equal((own.Thumbprint, true), (read.TargetCertificate.Thumbprint, read.TargetCertificate.HasPrivateKey));
        var wrong = Assert.Throws<SettingException>(() => ServerCertificate.Read(new GatewayCertificateOptions { Path = path, Password = "wrong" }));
        Assert.DoesNotContain("wrong", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renewed_file_is_shown_to_new_connections_and_half_of_one_is_not()
    {
        using var first = TestCertificates.Make("first");
        using var second = TestCertificates.Make("second");
        var (path, key) = TestCertificates.Write(_folder, first);
        var certificate = Certificate("https://127.0.0.1:0", path, key);
        certificate.Begin();
        Assert.Equal(first.Thumbprint, certificate.Current().TargetCertificate.Thumbprint);

        File.WriteAllText(path, second.ExportCertificatePem()[..60]);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(first.Thumbprint, certificate.Current().TargetCertificate.Thumbprint);
        TestCertificates.Write(_folder, second);
        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(second.Thumbprint, certificate.Current().TargetCertificate.Thumbprint);
        Assert.True(certificate.Is(second));
        Assert.False(certificate.Is(first));
    }

    [Fact]
    public void A_renewed_secret_of_Kubernetes_is_shown_though_the_files_are_links_that_stay_as_they_are()
    {
        using var first = TestCertificates.Make("first");
        using var second = TestCertificates.Make("second");
        var data = Path.Combine(_folder, "..data");
        foreach (var (version, own) in new[] { ("..1", first), ("..2", second) })
        {
            TestCertificates.Write(Directory.CreateDirectory(Path.Combine(_folder, version)).FullName, own);
        }
        Directory.CreateSymbolicLink(data, "..1");
        var (path, key) = (Path.Combine(_folder, "tls.crt"), Path.Combine(_folder, "tls.key"));
        var written = Directory.GetFiles(Path.Combine(_folder, "..1")).Select(Path.GetFileName).ToArray();
        File.CreateSymbolicLink(path, Path.Combine("..data", written.Single(name => !name!.EndsWith("key", StringComparison.Ordinal))!));
        File.CreateSymbolicLink(key, Path.Combine("..data", written.Single(name => name!.EndsWith("key", StringComparison.Ordinal))!));
        var certificate = Certificate("https://127.0.0.1:0", path, key);
        certificate.Begin();

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, "..2");
        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(second.Thumbprint, certificate.Current().TargetCertificate.Thumbprint);
    }

    private GatewayCertificate Certificate(string url, string? path, string? key)
    {
        var options = new GatewayOptions { Url = url };
        (options.Certificate.Path, options.Certificate.KeyPath) = (path, key);
        return new GatewayCertificate(Options.Create(options), _clock, NullLogger<GatewayCertificate>.Instance);
    }

    private string Fails(string url, string? path, string? key) => Assert.Throws<SettingException>(Certificate(url, path, key).Begin).Message;
}
