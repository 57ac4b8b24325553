using System.Collections.Concurrent;

namespace Portal.Api.Access.Credentials;

/// <summary>Credentials that are good now, by hash.</summary>
internal sealed class CredentialMap
{
    private readonly ConcurrentDictionary<KeyHash, CredentialAccess> _byHash = new();

    public int Count => _byHash.Count;

    public CredentialAccess? Find(KeyHash hash) => _byHash.GetValueOrDefault(hash);

    public void RemoveAllBut(IReadOnlyList<CredentialAccess> good)
    {
        var hashes = good.Select(credential => credential.Hash).ToHashSet();
        foreach (var (hash, _) in _byHash)
        {
            if (!hashes.Contains(hash))
            {
                _byHash.TryRemove(hash, out _);
            }
        }
    }

    public void Put(IReadOnlyList<CredentialAccess> good)
    {
        foreach (var credential in good)
        {
            _byHash[credential.Hash] = credential;
        }
    }
}
