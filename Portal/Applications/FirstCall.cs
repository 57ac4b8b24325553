using Portal.Api.Applications;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts.Samples;
using Portal.Api.Identity;

namespace Portal.Applications;

/// <summary>The simplest call that an application's subscriptions allow, and where to try it.</summary>
public sealed record FirstCall(string Api, string Method, string Url, string ConsoleHref, SampleCredential Credential)
{
    /// <summary>With the key named, never written out.</summary>
    public string Curl => $"curl {(Method == "GET" ? "" : $"-X {Method} ")}{Address}{(Credential.Certificate ? " --cert client.pem --key client.key" : "")}{string.Concat(Credential.Headers.Select(header => $" -H \"{header.Name}: {header.Value}${header.Variable}\""))}";

    private string Address => Credential.Query.Count == 0 ? Url : $"\"{Url}?{string.Join('&', Credential.Query.Select(parameter => $"{parameter.Name}=${parameter.Variable}"))}\"";
}

/// <summary>Finds it in the contracts: a GET without path parameters if there is one.</summary>
internal sealed class FirstCallFinder(CatalogQueries catalog, ApiAddresses addresses)
{
    /// <param name="reader">Who reads it.</param>
    /// <param name="application">Whose first call it is.</param>
    /// <param name="kind">Of the credential to make it with.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<FirstCall?> FindAsync(Actor reader, ApplicationView application, CredentialKind kind, CancellationToken cancellationToken)
    {
        foreach (var subscription in application.Subscriptions.Where(subscription => subscription.State is SubscriptionState.Active))
        {
            if (await catalog.FindAsync(reader, subscription.Api, cancellationToken) is not { } api
                || api.Credentials.FirstOrDefault(accepted => accepted.Kind == kind) is not { } credential
                || await catalog.FindContractAsync(reader, api.Slug, api.CurrentVersion, cancellationToken) is not { } contract)
            {
                continue;
            }
            var simplest = contract.Operations
                .OrderByDescending(operation => operation.Method.Equals("GET", StringComparison.OrdinalIgnoreCase))
                .ThenBy(operation => operation.Path.Count(letter => letter == '{'))
                .FirstOrDefault();
            if (simplest is not null && contract.FindOperation(simplest.Id) is { } operation)
            {
                // With the contract's examples in the place of parameters: shells and curl take braces for their own.
                var url = addresses.BaseUrl(api, contract) + RequestBuilder.Build(operation, "", RequestInput.Example(operation)).Path;
                return new FirstCall(api.Slug, simplest.Method.ToUpperInvariant(), url, $"/apis/{api.Slug}/{api.CurrentVersion}/{simplest.Id}/try", credential.ToSample());
            }
        }
        return null;
    }
}
