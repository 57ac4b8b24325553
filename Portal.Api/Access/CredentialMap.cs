using System.Collections.Concurrent;

namespace Portal.Api.Access;

/// <summary>Credentials that are good now, by keyed hash.</summary>
internal sealed class CredentialMap
{
    private readonly ConcurrentDictionary<string, CredentialAccess> _byHash = new(StringComparer.Ordinal);

    public int Count => _byHash.Count;

    public CredentialAccess? Find(string hash) => _byHash.GetValueOrDefault(hash);

    public void RemoveAllBut(IReadOnlyList<CredentialAccess> good)
    {
        var hashes = good.Select(credential => credential.Hash).ToHashSet(StringComparer.Ordinal);
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
