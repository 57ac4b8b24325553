using Microsoft.Extensions.Options;
using Portal.Api.Access;

namespace Portal.Api.Travelz.Portals;

/// <summary>What the portals show when they call the agency, which is another domain.</summary>
internal sealed class PortalKeys(KeyMint mint, IOptions<TravelzOptions> options)
{
    /// <summary>The one that is issued at the first start, and that the portal can find again at every other.</summary>
    public IssuedKey First(PortalSite site) => mint.IssueDerived(KeyMint.UserKeyPrefix, site.Workload);

    public string Of(PortalSite site) => options.Value.Of(site) is { Key.Length: > 0 } set ? set.Key : First(site).Key;

    /// <summary>The same at every start of this installation, and in each of its processes: of two that begin at once, the database takes one.</summary>
    public Guid Id(PortalSite site, string kind)
    {
        Span<byte> bytes = stackalloc byte[16];
        mint.Derive($"{kind}:{site.Workload}").AsSpan(0, bytes.Length).CopyTo(bytes);
        // A UUID of version 8 (RFC 9562, 5.8): clients check what is said to be one.
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes, bigEndian: true);
    }
}
