using System.Globalization;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Gateway.Checks;

/// <summary>Bodies as they are looked at: out of what they travelled in. Of what cannot be, why, and which rule that breaks.</summary>
internal static class UnseenBodies
{
    public const string Size = "size";

    public const string Coding = "coding";

    public static string TooLarge(int most) => string.Create(CultureInfo.InvariantCulture, $"the body is larger than the {most} bytes that are looked into");

    public static BodyPart Unpack(ReadOnlyMemory<byte> bytes, string? contentType, string? encoding, bool isCut, int most)
    {
        if (isCut)
        {
            return Left(contentType, Size, TooLarge(most));
        }
        if (ContentCoding.Decode(bytes, encoding, most, ref isCut) is not { } plain)
        {
            return Left(contentType, Coding, $"the coding {Shorten.Text(encoding!)} of the body is not known here");
        }
        return !isCut ? new BodyPart(plain, contentType)
            : plain.Length < most ? Left(contentType, Coding, $"the body is not whole, or is no {Shorten.Text(encoding!)}")
            : Left(contentType, Size, $"{TooLarge(most)}, once it is unpacked");
    }

    private static BodyPart Left(string? contentType, string rule, string why) => new(default, contentType, why) { LeftRule = rule };
}
