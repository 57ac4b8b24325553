using System.Numerics;

namespace Portal.Api.Access.Credentials;

/// <summary>
/// Credentials that are good now, by hash: one open table, made whole and never changed. A look-up touches one slot and the credential in it, so that a million of them cost
/// about what ten cost, and 32 bytes each.
/// </summary>
internal sealed class CredentialTable
{
    public static readonly CredentialTable Empty = new([]);

    private readonly Slot[] _slots;

    public CredentialTable(IReadOnlyList<CredentialAccess> good)
    {
        // Half empty, so that few look further than one slot.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)good.Count * 2 + 2)];
        foreach (var credential in good)
        {
            Put(credential);
        }
    }

    public CredentialAccess? Find(KeyHash hash)
    {
        var mark = Mark(hash);
        for (var at = (int)mark; ; at++)
        {
            ref readonly var slot = ref _slots[at & (_slots.Length - 1)];
            if (slot.Credential is null || (slot.Mark == mark && slot.Credential.Hash == hash))
            {
                return slot.Credential;
            }
        }
    }

    private void Put(CredentialAccess credential)
    {
        var mark = Mark(credential.Hash);
        var at = (int)mark;
        while (_slots[at & (_slots.Length - 1)].Credential is { } other && other.Hash != credential.Hash)
        {
            at++;
        }
        _slots[at & (_slots.Length - 1)] = new Slot(mark, credential);
    }

    /// <summary>The bits are as good as random already; those of ids are in the second half.</summary>
    private static ulong Mark(KeyHash hash) => hash.A ^ hash.D;

    private readonly record struct Slot(ulong Mark, CredentialAccess? Credential);
}
