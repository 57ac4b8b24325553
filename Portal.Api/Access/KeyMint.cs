namespace Portal.Api.Access;

/// <summary>
/// Makes and hashes secrets: prefix, <c>_</c>, 27 base62 characters of randomness (160 bits), 6 base62 characters of CRC-32.
/// Kept as HMAC-SHA-256 with a pepper that lies in a file outside the database.
/// </summary>
internal sealed class KeyMint
{
    public const string UserKeyPrefix = "tvz";
    public const string AccessTokenPrefix = "tvzat";

    public IssuedKey Issue(string prefix) => throw new NotImplementedException();

    /// <summary>The keyed hash of a well-formed key; null for one whose form or checksum is wrong (a typo), without any look-up.</summary>
    public string? HashOf(string key, string prefix) => throw new NotImplementedException();
}
