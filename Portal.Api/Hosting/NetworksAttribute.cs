using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Portal.Api.Hosting;

/// <summary>Addresses and networks in CIDR notation, with commas between them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NetworksAttribute() : ValidationAttribute("takes addresses or networks such as 10.0.0.7, 10.0.0.0/8 or ::1, with commas between them")
{
    public override bool IsValid(object? value) => value is null || (value is string text && Parse(text) is not null);

    /// <summary>Null: one of them is none.</summary>
    internal static IReadOnlyList<IPNetwork>? Parse(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(item, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(item, out var network))
            {
                networks.Add(network);
            }
            else
            {
                return null;
            }
        }
        return networks;
    }
}
