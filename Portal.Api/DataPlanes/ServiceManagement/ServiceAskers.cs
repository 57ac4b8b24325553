using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Api.Access;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>Which API a data plane may ask about: the one of its service token, or with the provider key any.</summary>
internal sealed class ServiceAskers(KeyMint mint, IOptions<ServiceManagementOptions> options, ILogger<ServiceAskers> logger)
{
    /// <summary>Null: the API is in <paramref name="api"/>.</summary>
    public ServiceError? Find(HttpContext context, ServiceForm form, AccessSnapshot snapshot, out ApiAccess? api)
    {
        var error = Find(form, snapshot, out api);
        if (error is not null)
        {
            logger.AskerRefused(context.Connection.RemoteIpAddress, error.Code);
        }
        return error;
    }

    private ServiceError? Find(ServiceForm form, AccessSnapshot snapshot, out ApiAccess? api)
    {
        api = null;
        var service = form.Text("service_id");
        if (form.Text("provider_key") is { } key)
        {
            return ByProviderKey(key, service, snapshot, out api);
        }
        if (TokenOf(form) is not { } token)
        {
            return ServiceError.CredentialsRequired;
        }
        if (service is null)
        {
            return ServiceError.ServiceIdMissing;
        }
        return mint.TryHash(token, KeyMint.ServiceTokenPrefix, out var hash)
            && snapshot.ServiceTokens.TryGetValue(hash, out var owned) && owned == service
            && snapshot.Apis.TryGetValue(service, out api)
                ? null
                : ServiceError.ServiceToken(token, service);
    }

    /// <summary>The published client for Node writes its token into each transaction of a report.</summary>
    private static string? TokenOf(ServiceForm form) =>
        form.Text("service_token") ?? form.Find("transactions")?.Children.Select(transaction => transaction.Value.Text("service_token")).FirstOrDefault();

    private ServiceError? ByProviderKey(string key, string? service, AccessSnapshot snapshot, out ApiAccess? api)
    {
        api = null;
        if (options.Value.ProviderKey is not { } known || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(key)))
        {
            return ServiceError.ProviderKey(key);
        }
        if (service is null)
        {
            return ServiceError.ProviderKeyOrService;
        }
        return snapshot.Apis.TryGetValue(service, out api) ? null : ServiceError.ServiceId(service);
    }
}
