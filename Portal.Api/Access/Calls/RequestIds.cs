namespace Portal.Api.Access.Calls;

/// <summary>
/// Names a call at every door: a UUID of version 7 (RFC 9562, section 5.7) in 32 hexadecimal digits. It names and proves nothing, so that its random part
/// need not be the system's, which costs a read of it for each call.
/// </summary>
internal static class RequestIds
{
    public static string New(DateTimeOffset now)
    {
        var random = Random.Shared.NextInt64(1L << 62);
        var first = ((ulong)now.ToUnixTimeMilliseconds() << 16) | 0x7000 | (uint)Random.Shared.Next(0x1000);
        return $"{first:x16}{0x8000_0000_0000_0000 | (ulong)random:x16}";
    }
}
