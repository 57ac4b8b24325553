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

    /// <summary>How many calls a second and operation are held against the contract; what comes above is counted as usage only.</summary>
    [Range(1, 10_000, ErrorMessage = "takes a number of calls a second from 1 to 10,000")]
    public int CallsPerSecond { get; set; } = 100;

    /// <summary>Days of traffic that are held against contracts; what none of them showed was never seen.</summary>
    [Range(1, 30, ErrorMessage = "takes a number of days from 1 to 30")]
    public int Days { get; set; } = 30;

    /// <summary>Calls that must have come before it is said that something was never seen in them.</summary>
    [Range(1, 1_000_000, ErrorMessage = "takes a number of calls from 1 to 1,000,000")]
    public int UnseenCalls { get; set; } = 200;
}

[OptionsValidator]
internal sealed partial class ShapeOptionsValidator : IValidateOptions<ShapeOptions>;
