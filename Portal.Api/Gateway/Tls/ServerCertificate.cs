using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Api.Hosting;

namespace Portal.Api.Gateway.Tls;

/// <summary>Reads the certificate that the gateway shows, with the certificates of its issuers, which callers need to believe it.</summary>
internal static class ServerCertificate
{
    public const string PathSetting = "Gateway:Certificate:Path";
    private const string KeySetting = "Gateway:Certificate:KeyPath";

    /// <exception cref="SettingException">It cannot be used; says which setting is to be mended.</exception>
    public static SslStreamCertificateContext Read(GatewayCertificateOptions options)
    {
        var path = options.Path ?? throw new SettingException(PathSetting, "is needed, since Gateway:Url begins with https: name a file with a certificate in PEM, or a PFX file.");
        Exists(PathSetting, path);
        if (options.KeyPath is { } key)
        {
            Exists(KeySetting, key);
        }
        try
        {
            var all = IsPem(path) ? Pem(path, options) : X509CertificateLoader.LoadPkcs12CollectionFromFile(path, options.Password);
            var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new SettingException(PathSetting, $"names '{path}', which has no private key in it: name the file of the key in {KeySetting}.");
            all.Remove(own);
            return SslStreamCertificateContext.Create(own, all, offline: true);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException(PathSetting, $"names '{path}', which cannot be used{(options.KeyPath is { } file ? $" with the key in '{file}'" : "")}: {exception.Message} "
                + "It takes a certificate and its private key in PEM, or a PFX file; an encrypted one needs Gateway:Certificate:Password.");
        }
    }

    private static X509Certificate2Collection Pem(string path, GatewayCertificateOptions options)
    {
        var own = options.Password is { } password
            ? X509Certificate2.CreateFromEncryptedPemFile(path, password, options.KeyPath)
            : X509Certificate2.CreateFromPemFile(path, options.KeyPath);
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(path);
        // The first is the gateway's own, without its key.
        all[0].Dispose();
        all[0] = own;
        return all;
    }

    private static bool IsPem(string path) => File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static void Exists(string setting, string path)
    {
        if (!File.Exists(path))
        {
            throw new SettingException(setting, $"names '{path}', which is no file here.");
        }
    }
}
