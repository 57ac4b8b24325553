namespace Portal.Api.Access;

/// <summary>A key just made: <see cref="Key"/> is shown once and never stored; <see cref="Hash"/> is what is kept.</summary>
internal sealed record IssuedKey(string Key, string Hash, string Prefix, string Last4);
