using Portal.Api.Access.Credentials;

namespace Portal.Api.DataPlanes.Certificates;

/// <summary>What a proxy's header says of the caller's certificate. <see cref="IsUnclear"/>: something that cannot be read, or two things.</summary>
internal readonly record struct ToldCertificate(ClientCertificate? Certificate, bool IsUnclear)
{
    public static readonly ToldCertificate None;

    public static readonly ToldCertificate Unclear = new(null, true);
}
