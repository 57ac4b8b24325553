using System.Net;

namespace Portal.Api.Mesh.Policy;

/// <summary>Addresses and blocks of them. Any is enough.</summary>
internal sealed class AddressMatch
{
    private readonly IPNetwork[] _blocks;

    private AddressMatch(IEnumerable<string> blocks) => _blocks = [.. blocks.Select(Block)];

    /// <summary>Null: nothing is asked.</summary>
    public static AddressMatch? Of(IReadOnlyList<string> blocks) => blocks.Count == 0 ? null : new AddressMatch(blocks);

    public bool Matches(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        foreach (var block in _blocks)
        {
            if (block.Contains(address))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Istio takes the block that an address lies in, whatever stands behind its length.</summary>
    private static IPNetwork Block(string written)
    {
        if (IPNetwork.TryParse(written, out var block))
        {
            return block;
        }
        var address = IPAddress.Parse(written);
        return new IPNetwork(address, address.GetAddressBytes().Length * 8);
    }
}
