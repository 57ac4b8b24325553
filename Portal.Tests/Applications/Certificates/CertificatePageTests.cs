using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access.Credentials;
using Portal.Api.Persistence;
using Portal.Tests.Account;
using Portal.Tests.Gateway.Tls;
using Portal.Tests.Hosting;

namespace Portal.Tests.Applications.Certificates;

public sealed class CertificatePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_is_added_shown_rotated_and_revoked_without_script()
    {
        using var catalogue = new SealedCatalogue();
        await using var portal = await RunningPortal.StartAsync("portal,gateway,mesh,travelz", null, $"--Catalog:Folder={catalogue.Folder}");
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        await partner.SubscribeAsync(application, "travels");
        await using (var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true), Cancel);
        }
        using var maya = new Visitor(portal);
        await maya.SignInAsync("SunnyTours@agency.example");
        var page = $"/applications/{application}";
        Assert.DoesNotContain("Add a client certificate", (await maya.OpenAsync(page)).Text, StringComparison.Ordinal);
        await partner.SubscribeAsync(application, "flights");
        using var first = TestCertificates.Make("booking.example.com");
        using var second = TestCertificates.Make("booking.example.com");
        using var key = first.GetECDsaPrivateKey()!;
        var secret = key.ExportPkcs8PrivateKeyPem();

        await (await maya.OpenAsync(page)).SendAsync("certificate", ("certificate", first.ExportCertificatePem() + secret), ("called", "Booking"));
        Assert.Contains("has a private key in it, which nobody but its owner may have", maya.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", maya.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await maya.SendAsync("certificate", ("certificate", first.ExportCertificatePem()), ("called", "Booking"));
        await maya.FollowAsync();

        Assert.Contains($"The certificate ending in {Thumbprint(first)[^4..]} works", maya.Text, StringComparison.Ordinal);
        Assert.Contains("Client certificate", maya.Text, StringComparison.Ordinal);
        Assert.Equal(Thumbprint(first), maya.Page.QuerySelector(".thumbprint")!.TextContent);
        var id = maya.Page.QuerySelectorAll("dialog").Select(dialog => dialog.Id!).Single(found => found.StartsWith("rotate-", StringComparison.Ordinal))["rotate-".Length..];
        await maya.SendAsync($"rotate-{id}", ("certificate", first.ExportCertificatePem()), ("overlap", "24"));
        Assert.Contains("works for an application already", maya.Text, StringComparison.Ordinal);
        await maya.SendAsync($"rotate-{id}", ("certificate", second.ExportCertificatePem()), ("overlap", "24"));
        await maya.FollowAsync();
        Assert.Contains($"The certificate ending in {Thumbprint(second)[^4..]} works", maya.Text, StringComparison.Ordinal);
        await maya.SendAsync($"revoke-{id}");
        await maya.FollowAsync();

        Assert.Contains($"The certificate ending in {Thumbprint(first)[^4..]} is revoked: refused on 1 of 1 gateway", maya.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, maya.Status);
    }

    private static string Thumbprint(X509Certificate2 certificate) => ClientCertificate.Of(certificate.RawData).Thumbprint;
}
