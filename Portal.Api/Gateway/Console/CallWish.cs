using Portal.Api.Mesh.Resilience;

namespace Portal.Api.Gateway.Console;

/// <summary>What a person at the console wishes for one call: another subset than the rules choose, or a failure. Of the subscription it is made with.</summary>
internal sealed record CallWish(Guid Subscription, Guid User, string? Subset, Rehearsal? Rehearsal)
{
    /// <summary>As a ledger says it.</summary>
    public override string ToString() => string.Join(", ", new[] { Subset is null ? null : $"subset {Subset}", Rehearsal is null ? null : $"rehearsal {Rehearsal}" }.Where(part => part is not null));
}
