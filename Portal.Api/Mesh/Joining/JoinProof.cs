using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Api.Mesh.Joining;

/// <summary>
/// Both ends show that they know the token, and neither sends it: a question is signed over its time, a number used once, its path and its body; the
/// answer over that number, its status and its body. Header: <c>Authorization: TravelzMesh {time in ms}.{number}.{proof}</c>.
/// </summary>
internal sealed record JoinProof(long Time, string Number)
{
    public const string AnswerHeader = "X-Mesh-Proof";

    private const string Scheme = "TravelzMesh ";
    private const int LongestHeader = 200;

    public static JoinProof New(DateTimeOffset now) => new(now.ToUnixTimeMilliseconds(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public string Header(string token, string path, ReadOnlySpan<byte> body) => $"{Scheme}{Time}.{Number}.{OfQuestion(token, path, body)}";

    public string OfAnswer(string token, int status, ReadOnlySpan<byte> body) => Sign(token, $"answer\n{Number}\n{status}\n", body);

    /// <summary>False: it is not signed in this way. Whether it is signed rightly is another question.</summary>
    public static bool TryRead(string? header, [NotNullWhen(true)] out JoinProof? proof, out string shown)
    {
        (proof, shown) = (null, "");
        if (header is null || header.Length > LongestHeader || !header.StartsWith(Scheme, StringComparison.Ordinal) || header[Scheme.Length..].Split('.') is not [var time, var number, var signed]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || number.Length != 32)
        {
            return false;
        }
        (proof, shown) = (new JoinProof(at, number), signed);
        return true;
    }

    public bool Holds(string token, string path, ReadOnlySpan<byte> body, string shown) => AreEqual(OfQuestion(token, path, body), shown);

    public static bool AreEqual(string known, string shown) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(shown));

    /// <summary>What a member shows with its questions to the guard. Both ends make it; it is good for that member alone.</summary>
    public static string CheckKey(string token, string member) => Sign(token, $"check\n{member}\n", []);

    private string OfQuestion(string token, string path, ReadOnlySpan<byte> body) => Sign(token, $"question\n{Time}\n{Number}\n{path}\n", body);

    private static string Sign(string token, string head, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token));
        mac.AppendData(Encoding.UTF8.GetBytes(head));
        mac.AppendData(SHA256.HashData(body));
        return Base64Url.EncodeToString(mac.GetHashAndReset());
    }
}
