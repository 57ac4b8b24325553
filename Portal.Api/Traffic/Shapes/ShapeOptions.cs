using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Api.Traffic.Shapes;

/// <summary>What is looked at in traffic to compare it with contracts: section <c>Drift</c>.</summary>
public sealed class ShapeOptions
{
    /// <summary>False: traffic is not compared with contracts, and impact is not known.</summary>
    public bool Observe { get; set; } = true;

    /// <summary>Of how many calls a second and operation the JSON bodies are looked at; 0: of none.</summary>
    [Range(0, 100, ErrorMessage = "takes a number of calls a second from 0 to 100")]
    public int BodiesPerSecond { get; set; } = 5;
}

[OptionsValidator]
internal sealed partial class ShapeOptionsValidator : IValidateOptions<ShapeOptions>;
