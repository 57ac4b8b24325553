using System.Collections.Immutable;

namespace Portal.Api.Identity;

/// <summary>Who is asking. Every use case takes one and checks what it may do.</summary>
public sealed record Actor
{
    public static readonly Actor Anonymous = new() { Kind = ActorKind.Anonymous, Name = "anonymous" };

    /// <summary>The product itself, for what happens without a person: seeding, expiry.</summary>
    public static readonly Actor System = new() { Kind = ActorKind.System, Name = "system", IsAdministrator = true };

    public required ActorKind Kind { get; init; }

    /// <summary>For people: shown in the audit trail and on pages.</summary>
    public required string Name { get; init; }

    public Guid? UserId { get; init; }

    public bool IsAdministrator { get; init; }

    /// <summary>The organisation on whose behalf the actor acts.</summary>
    public Guid? OrganizationId { get; init; }

    public string? OrganizationName { get; init; }

    /// <summary>True for organisations of the company's own (the internal portals): they see and may subscribe to internal APIs.</summary>
    public bool IsInternal { get; init; }

    /// <summary>True when the actor owns its organisation (not merely a member).</summary>
    public bool IsOwner { get; init; }

    /// <summary>True when the organisation was approved. Keys and calls need it; reading, applications and requests do not.</summary>
    public bool IsOrganizationActive { get; init; }

    /// <summary>True when an administrator stopped the organisation. It reads and prepares as one that waits, and its calls are refused.</summary>
    public bool IsOrganizationSuspended { get; init; }

    /// <summary>An administrator who signed in, or a token that was given the administrators' scope.</summary>
    public bool MayAdminister => IsAdministrator && Has(AccessScopes.Admin);

    /// <summary>Who administers, or a pipeline's token that was given just this.</summary>
    public bool MayPublish => MayAdminister || Scopes.Contains(AccessScopes.ContractsWrite);

    /// <summary>What an access token was given; empty and irrelevant for signed-in people.</summary>
    public ImmutableHashSet<string> Scopes { get; init; } = [];

    public bool IsSignedIn => Kind is not ActorKind.Anonymous;

    /// <summary>True when a person, or a token that carries <paramref name="scope"/> (see <see cref="AccessScopes"/>).</summary>
    public bool Has(string scope) => Kind switch
    {
        ActorKind.AccessToken => Scopes.Contains(scope),
        ActorKind.Anonymous => false,
        _ => true,
    };
}

public enum ActorKind
{
    Anonymous,
    Person,
    AccessToken,
    System,
}
