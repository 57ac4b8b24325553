using Portal.Api.Hosting;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>A service token to make.</summary>
/// <param name="Name">Who is to have it.</param>
public sealed record NewServiceToken([property: TextLength(1, 80)] string Name);

/// <summary>A service token just made. This is the one time that it is told.</summary>
public sealed record IssuedServiceToken(Guid Id, string Api, string Name, string Token, string Last4)
{
    /// <summary>Without the token, so that no log or trace of this object gives it away.</summary>
    public override string ToString() => $"{KeyMint.ServiceTokenPrefix}_…{Last4}";
}

/// <summary>A service token as administrators see it ever after.</summary>
public sealed record ServiceTokenView(Guid Id, string Api, string Name, string Last4, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt);
